/** Levels of the administrative hierarchy, widest first. */
export const levels = ["province", "prefecture", "county", "township"] as const;
export type Level = (typeof levels)[number];

/** An administrative area, identified by its six-digit division code and never by free text. */
export interface Region {
  code: string;
  name: string;
  level: Level;
  /** Name of the province; a province names itself. */
  province: string;
  /** Name of the prefecture-level city; absent for provinces and for counties directly under a province. */
  prefecture?: string;
}

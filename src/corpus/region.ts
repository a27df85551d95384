/** Levels of the administrative hierarchy, widest first. */
export const levels = ["province", "prefecture", "county", "township"] as const;
export type Level = (typeof levels)[number];

/** An administrative area, identified by its division code and never by free text. */
export interface Region {
  /** Six digits; nine for a township. */
  code: string;
  name: string;
  level: Level;
  /** Name of the province; a province names itself. */
  province: string;
  /** Name of the prefecture-level city; absent for provinces and for counties directly under a province. */
  prefecture?: string;
  /** Name of the county; given for townships, but for those of cities without counties. */
  county?: string;
}

/** 江苏省南通市如东县; municipalities and provinces stand for themselves. */
export function fullName(region: Region): string {
  return [...new Set([region.province, region.prefecture, region.county, region.name])]
    .filter((name) => name !== undefined)
    .join("");
}

/** The region below its province: 南通市如东县; a province is its own name. */
export function nameInProvince(region: Region): string {
  const name = fullName(region);
  return name.startsWith(region.province) && name !== region.province ? name.slice(region.province.length) : name;
}

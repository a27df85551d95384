import type { CompareAnswer, CompareRow } from "../asking/answers.ts";

/** A figure with the passage that gives it. */
export type RowFigure = CompareAnswer["comparable"]["columns"][number]["cells"][number]["values"][number];

/** One region and year have one row. */
export function keyOf({ region, year }: Pick<CompareRow, "region" | "year">): string {
  return `${region.code}-${year ?? ""}`;
}

/** The figures of each row that speak of what was asked, by the row's place, in reading order. */
export function figuresByRow({ rows, comparable }: CompareAnswer): ReadonlyMap<number, readonly RowFigure[]> {
  const found = new Map<number, RowFigure[]>();
  for (const { row, values } of comparable.columns.flatMap(({ cells }) => cells)) {
    found.set(row, [...(found.get(row) ?? []), ...values]);
  }
  for (const [at, values] of found) {
    const order = rows[at]?.passages.map(({ passage }) => passage.id) ?? [];
    values.sort((a, b) => order.indexOf(a.passageId) - order.indexOf(b.passageId) || (a.start ?? 0) - (b.start ?? 0));
  }
  return found;
}

/** `[2]`: which of the row's passages says it; nothing where there is only one. */
export function referenceTo(passageId: string, { passages }: Pick<CompareRow, "passages">): string {
  const at = passages.findIndex(({ passage }) => passage.id === passageId);
  return at < 0 || passages.length < 2 ? "" : `[${at + 1}]`;
}

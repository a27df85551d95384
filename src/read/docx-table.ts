import type { Element } from "domhandler";
import { contentOf } from "./docx-content.ts";
import { attribute, child, nameOf } from "./docx-xml.ts";

/** The rows of a table, those in content controls too. */
export function rowsOf(table: Element): Element[] {
  return within(table, "tr");
}

/** The cells of a row, those in content controls too. */
export function cellsOf(row: Element): Element[] {
  return within(row, "tc");
}

/** A table of one cell is a frame around text, not a table. */
export function isBox(table: Element): boolean {
  const rows = rowsOf(table);
  return rows.length === 1 && rows.flatMap(cellsOf).length === 1;
}

/** The cell belongs to the one above or before it, where its text stands. */
export function isContinued(cell: Element): boolean {
  const merges = [child(cell, "tcPr", "vMerge"), child(cell, "tcPr", "hMerge")];
  return merges.some((merge) => merge !== undefined && attribute(merge, "val") !== "restart");
}

function within(parent: Element, name: string): Element[] {
  return contentOf(parent).flatMap((element) => (nameOf(element) === name ? [element] : within(element, name)));
}

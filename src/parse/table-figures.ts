import type { Figure } from "../corpus/figure.ts";
import { cellSeparator } from "../corpus/table.ts";
import { findFigures } from "./figures.ts";

const cellUnit = /[(\uFF08]([^()\uFF08\uFF09]{1,8})[)\uFF09]$/u;
const plainNumber = /^[-+]?\d{1,3}(?:[,\uFF0C]\d{3})*(?:\.\d+)?$|^[-+]?\d+(?:\.\d+)?$/u;
const rising = /增长|上升|提高|增幅/u;
const falling = /下降|减少|降低|降幅/u;

/**
 * The figures of texts in reading order, those of table rows included: 行政复议 | 1246 under 事项 | 数量(件) is 1246 件. A
 * row takes its units from the last row above it that has as many cells and names units in brackets.
 */
export function figuresOf(texts: readonly string[]): Figure[][] {
  let header: string[] = [];
  return texts.map((text) => {
    const cells = text.trimEnd().split(cellSeparator);
    if (cells.length < 2) {
      header = [];
      return findFigures(text);
    }
    if (cells.some((cell) => cellUnit.test(cell)) && !cells.some((cell) => plainNumber.test(cell))) header = cells;
    return header.length === cells.length && header !== cells ? rowFigures(header, cells) : findFigures(text);
  });
}

function rowFigures(header: readonly string[], cells: readonly string[]): Figure[] {
  const name = cells.find((cell) => !plainNumber.test(cell)) ?? "";
  return cells.flatMap((cell, at) => {
    const column = header[at] ?? "";
    const unit = cellUnit.exec(column)?.[1];
    if (unit === undefined || !plainNumber.test(cell)) return findFigures(cell);
    const value = figureOf(cell, unit);
    return value === undefined ? [] : [{ ...value, text: cell, what: name || column, ...changeOf(column, cell) }];
  });
}

/** The number read with its unit as if it were printed so: 1,246 and 万元 are 12460000 元. */
function figureOf(cell: string, unit: string): Figure | undefined {
  const [figure] = findFigures(`${cell.replace(/^[-+]/u, "")}${unit}`);
  return figure;
}

/** A column of growth rises, but for negative numbers. */
function changeOf(column: string, cell: string): Pick<Figure, "change"> {
  const isNegative = cell.startsWith("-");
  if (rising.test(column)) return { change: isNegative ? "down" : "up" };
  return falling.test(column) ? { change: isNegative ? "up" : "down" } : {};
}

import type { Table, TableRow } from "../export/table.ts";
import { plain } from "./plain.ts";

// Chinese and full-width characters take two places.
const wide =
  /[\u{1100}-\u{115F}\u{2E80}-\u{A4CF}\u{AC00}-\u{D7A3}\u{F900}-\u{FAFF}\u{FE30}-\u{FE6F}\u{FF00}-\u{FF60}\u{FFE0}-\u{FFE6}\u{20000}-\u{3FFFD}]/u;
const gap = "  ";
const leastWidth = 10;

/** A table for a person at a terminal of that many places: what came out, the columns of the front, then the quotations. */
export function tableText({ title, columns, rows, notes }: Table, { width }: { width: number }): string {
  const places = columns.flatMap(({ place }, at) => (place === "summary" ? [at] : []));
  const grid = [
    places.map((at) => plain(columns[at]?.name ?? "")),
    ...rows.map(({ cells }) => places.map((at) => plain(cells[at]?.text ?? ""))),
  ];
  const results = notes.filter(({ about }) => about === "result").map(({ name, text }) => `${name}:${plain(text)}`);
  return [plain(title), ...results, "", ...gridLines(grid, widthsOf(grid, width)), ...rows.flatMap(quotations)].join(
    "\n",
  );
}

/** Places that a text takes. */
export function placesOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}

/** As wide as the content, the widest narrowed until the row fits. */
function widthsOf(grid: readonly (readonly string[])[], width: number): number[] {
  const [head = []] = grid;
  const widths = head.map((_, at) =>
    Math.max(...grid.flatMap((row) => (row[at] ?? "").split("\n").map((line) => placesOf(line)))),
  );
  const room = width - gap.length * (widths.length - 1);
  for (let over = sum(widths) - room; over > 0; over = sum(widths) - room) {
    const widest = Math.max(...widths);
    if (widest <= leastWidth) break;
    widths[widths.indexOf(widest)] = Math.max(leastWidth, widest - Math.max(1, Math.ceil(over / 4)));
  }
  return widths;
}

function gridLines(grid: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const rule = widths.map((width) => "─".repeat(width)).join(gap);
  const rows = grid.map((row) => rowLines(row, widths));
  const [head = [], ...body] = rows;
  return [...head, rule, ...body.flat()];
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const wrapped = row.map((text, at) => text.split("\n").flatMap((line) => wrap(line, widths[at] ?? leastWidth)));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, at) => pad(lines[line] ?? "", widths[at] ?? leastWidth))
      .join(gap)
      .trimEnd(),
  );
}

function wrap(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const character of line) {
    if (current !== "" && placesOf(current + character) > width) {
      lines.push(current);
      current = "";
    }
    current += character;
  }
  return [...lines, current];
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - placesOf(text)));
}

function quotations({ name, cells }: TableRow): string[] {
  const quotes = cells.flatMap((cell) => cell.quotes ?? []);
  if (quotes.length === 0) return [];
  return [
    "",
    plain(name),
    ...quotes.flatMap(({ text, mark = "", source }, at) => [
      `  [${at + 1}] ${mark}${plain(text).replaceAll("\n", "\n      ")}`,
      `      出处:${plain(source)}`,
    ]),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

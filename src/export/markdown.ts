import { asPlainLine } from "../corpus/markdown.ts";
import type { Quote, Table, TableColumn, TableRow } from "./table.ts";

/** Markdown in which the text of reports is only ever text: escaped in tables, escaped and quoted below them. */
export function markdownOf({ title, columns, rows, notes }: Table): Buffer {
  const parts = [
    `# ${asPlainLine(title)}`,
    notes.map(({ name, text }) => `- **${asPlainLine(name)}**:${asPlainLine(text)}`).join("\n"),
    tableOf(columns, rows, ({ place }) => place === "summary"),
    ...(columns.some(({ place }) => place === "figures")
      ? ["## 可比数据", tableOf(columns, rows, ({ place }, at) => at === 0 || place === "figures")]
      : []),
    "## 原文",
    ...rows.flatMap(quotedFrom),
  ];
  return Buffer.from(`${parts.join("\n\n")}\n`);
}

function tableOf(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  isShown: (column: TableColumn, at: number) => boolean,
): string {
  const places = columns.flatMap((column, at) => (isShown(column, at) ? [at] : []));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(places.map((at) => asPlainLine(columns[at]?.name ?? ""))),
    line(places.map(() => "---")),
    ...rows.map(({ cells }) => line(places.map((at) => inTable(cells[at]?.text ?? "")))),
  ].join("\n");
}

function quotedFrom({ name, cells }: TableRow): string[] {
  const quotes = cells.flatMap((cell) => cell.quotes ?? []);
  return quotes.length === 0
    ? []
    : [`### ${asPlainLine(name)}`, ...quotes.map((quote, at) => quotation(quote, at + 1))];
}

function quotation({ text, mark = "", source }: Quote, number: number): string {
  const lines = [...`[${number}] ${mark}${text}`.split("\n"), "", `出处:${source}`];
  return lines.map((line) => `> ${asPlainLine(line)}`.trimEnd()).join("\n");
}

function inTable(text: string): string {
  return text.split("\n").map(asPlainLine).join("<br>");
}

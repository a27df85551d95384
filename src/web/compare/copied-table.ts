import { citationOf } from "../../corpus/cite.ts";
import { figureWords } from "../../corpus/figure-words.ts";
import { nameInProvince } from "../../corpus/region.ts";
import { nearMark, sectionMarks, verdictWords } from "../../corpus/words.ts";
import type { CompareAnswer, CompareRow, Hit } from "../asking/answers.ts";
import type { Table } from "../elements/copying.ts";
import { figuresByRow, type RowFigure, referenceTo } from "./row-figures.ts";

const head = ["地区", "省", "年度", "结论", "当地叫法", "原文", "数据"];

/** The rows that are shown as a table for Word or Excel; each quotation keeps its source. */
export function copiedTable(found: CompareAnswer, shown: readonly CompareRow[]): Table {
  const figures = figuresByRow(found);
  const wanted = new Set(shown);
  const rows = found.rows.flatMap((row, at) => (wanted.has(row) ? [cellsOf(row, figures.get(at) ?? [])] : []));
  return [head, ...rows];
}

function cellsOf(row: CompareRow, figures: readonly RowFigure[]): string[] {
  const { region, year, calledHere, passages } = row;
  return [
    nameInProvince(region),
    region.province,
    year === null ? "" : String(year),
    verdictWords(row),
    calledHere.join("、"),
    passages.map((hit) => quotation(hit, row)).join("\n"),
    figures.map((one) => `${one.what} ${figureWords(one)}${referenceTo(one.passageId, row)}`).join("\n"),
  ];
}

function quotation(hit: Hit, row: CompareRow): string {
  const { section, id, text } = hit.passage;
  const isNear = row.status === "present" && !row.restsOn.includes(id);
  const mark = sectionMarks[section] ?? (isNear ? nearMark : "");
  return `${referenceTo(id, row)}${mark}${text.trim()}\n(出处:${citationOf(hit)})`;
}

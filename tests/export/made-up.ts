import { Divisions } from "../../src/corpus/divisions.ts";
import { findFigures } from "../../src/parse/figures.ts";
import { alignFigures } from "../../src/search/align-figures.ts";
import type { CompareAnswer, CompareRow, Hit } from "../../src/search/contract.ts";

const divisions = new Divisions();

interface MadeUp extends Partial<Omit<CompareRow, "region" | "passages">> {
  region: string;
  /** Texts of its passages; those that begin with 打算 are plans. */
  texts?: string[];
}

/** A comparison by hand: what the engine would answer if the reports said so. */
export function madeUpAnswer(query: string, rows: readonly MadeUp[]): CompareAnswer {
  const made = rows.map((row, at) => rowOf(row, at));
  const count = (status: CompareRow["status"]): number => made.filter((row) => row.status === status).length;
  const found = made.flatMap((row, at) =>
    row.passages.flatMap(({ passage }) =>
      findFigures(passage.text).map((figure) => ({
        row: at,
        region: row.region,
        year: row.year ?? 0,
        passageId: passage.id,
        figure: {
          figure,
          isChange: figure.change !== undefined,
          said: "named",
          phrase: figure.what,
          isElliptic: false,
          period: "unknown",
        } as const,
      })),
    ),
  );
  return {
    query,
    rows: made,
    comparable: alignFigures(found),
    summary: {
      present: count("present"),
      related: count("related"),
      absent: count("absent"),
      noReport: count("no-report"),
    },
    tookMs: 1,
  };
}

function rowOf({ region: name, texts = [], ...given }: MadeUp, at: number): CompareRow {
  const [region] = divisions.find(name);
  if (region === undefined) throw new Error(`Unknown region ${name}.`);
  const year = given.year === undefined ? 2023 : given.year;
  const document: Hit["document"] = {
    id: `d${at}`,
    title: `${name}2023年法治政府建设报告`,
    label: `${name}2023年法治政府建设报告`,
    region,
    year: year ?? 0,
    genre: "annual-report",
    publishDate: "2024-01-18",
    sourceUrl: `https://example.gov.cn/${at}`,
    format: "txt",
    characters: 100,
    passages: 2,
    warnings: [],
    addedAt: "2024-02-01T00:00:00.000Z",
  };
  const passages = texts.map((text, rank): Hit => {
    const section = text.startsWith("打算") ? "plan" : "measure";
    const place = { id: `d${at}-${rank}`, documentId: document.id, start: 0, end: text.length, role: "text" } as const;
    const passage = {
      ...place,
      text,
      headings: ["一、主要举措", "(一)执法"],
      label: text.slice(0, 8),
      section,
      concepts: [],
    } as const;
    return {
      passage: { ...passage, headings: [...passage.headings], concepts: [], figures: findFigures(text) },
      document,
      score: 0.9,
      highlights: [],
    };
  });
  const status = given.status ?? (texts.length > 0 ? "present" : "absent");
  return {
    region,
    year,
    ...(texts.length > 0 && { document }),
    score: 0.9,
    calledHere: [],
    passages,
    restsOn: passages.filter(({ passage }) => passage.section === "measure").map(({ passage }) => passage.id),
    figures: [],
    ...given,
    status,
  };
}

import type { Found } from "./report.ts";

export interface YearSources {
  title: string | null;
  opening: string;
  /** Headings of the first level, in order. */
  chapters: readonly string[];
  publishDate?: string;
}

const planWords = /下一|打算|安排|计划|思路|展望/u;

/**
 * The year reported on: from the title, else the first sentence, else a heading that is no plan, else the year before
 * publication. Ranges (2021—2025年), document numbers (〔2021〕4号) and plans of the next year are no such years.
 */
export function findYear(sources: YearSources): Found<number> | undefined {
  const opening = sources.opening.slice(0, 60);
  const chapters = sources.chapters.filter((heading) => !planWords.test(heading));
  const attempts: [source: string, text: string][] = [
    ["title", sources.title ?? ""],
    ["first-sentence", opening],
    ...chapters.map((heading): [string, string] => ["heading", heading]),
  ];
  for (const [source, text] of attempts) {
    const year = yearIn(text);
    if (year !== undefined) return { value: year, evidence: { field: "year", source, text } };
  }
  if (sources.publishDate === undefined) return undefined;
  const year = Number(sources.publishDate.slice(0, 4)) - 1;
  return { value: year, evidence: { field: "year", source: "publish-date", text: sources.publishDate } };
}

/** The first year that stands alone; a year called 年度 goes before others. */
function yearIn(text: string): number | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/[〔[(]20\d{2}[〕\])]/gu, " ")
    .replace(/20\d{2}\s*年?\s*[-—–~~至到]+\s*20\d{2}\s*年?/gu, " ");
  const found = /((?:19|20)\d{2})\s*年度/u.exec(plain) ?? /((?:19|20)\d{2})\s*年/u.exec(plain);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}

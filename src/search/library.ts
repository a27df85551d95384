import type { Document, Evidence } from "../corpus/document.ts";
import { JucuoError } from "../corpus/errors.ts";
import type { Passage } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import type { Conditions, PassageIndex } from "../index/passage-index.ts";
import type { RegionCoverage } from "./contract.ts";

/** The reports as such: listed, opened, read around a passage. Throws `not_found` for ids that it does not hold. */
export class Library {
  private readonly index: PassageIndex;

  constructor(index: PassageIndex) {
    this.index = index;
  }

  /** Ordered by region code, then year, then id. */
  documents(conditions: Conditions = {}): Document[] {
    const { regions, levels, yearFrom = -Infinity, yearTo = Infinity, documents, excludedRegions } = conditions;
    return this.index
      .documents()
      .filter(
        ({ id, region, year }) =>
          (regions?.has(region.code) ?? true) &&
          !excludedRegions?.has(region.code) &&
          (levels?.has(region.level) ?? true) &&
          (documents?.has(id) ?? true) &&
          year >= yearFrom &&
          year <= yearTo,
      )
      .sort((a, b) => compareText(a.region.code, b.region.code) || a.year - b.year || compareText(a.id, b.id));
  }

  /** The documents that count: those that are nearly the same as another are left out. */
  counted(conditions: Conditions = {}): Document[] {
    return this.documents(conditions).filter(({ duplicateOf }) => duplicateOf === undefined);
  }

  /** Those of them that tell what a region did in a year: of a region with regulations alone, nothing is known. */
  reports(conditions: Conditions = {}): Document[] {
    return this.counted(conditions).filter(({ genre }) => genre !== "regulation");
  }

  document(id: string): Document & { evidence: Evidence[] } {
    const { document, evidence } = this.held(id);
    return { ...document, evidence };
  }

  content(id: string): string {
    const content = this.index.content(id);
    if (content === undefined) throw new JucuoError("not_found", `没有编号为 ${id} 的报告。`);
    return content;
  }

  passage(id: string): { passage: Passage; document: Document } {
    const found = this.find(id);
    if (found === undefined) throw new JucuoError("not_found", `没有编号为 ${id} 的段落。`);
    return found;
  }

  /** The same, undefined where it holds none. */
  find(id: string): { passage: Passage; document: Document } | undefined {
    const passage = this.index.passage(id);
    const document = passage && this.index.document(passage.documentId)?.document;
    return passage && document && { passage, document };
  }

  context(id: string, before: number, after: number): { passages: Passage[]; document: Document } {
    const { document } = this.passage(id);
    const passages = this.index.passagesOf(document.id);
    const at = passages.findIndex((passage) => passage.id === id);
    return { passages: passages.slice(Math.max(0, at - before), at + after + 1), document };
  }

  passagesOf(documentId: string): { document: Document; passages: Passage[] } {
    const { document } = this.held(documentId);
    return { document, passages: this.index.passagesOf(documentId) };
  }

  /** Regions that have a report. */
  regions(): Region[] {
    return [...new Map(this.index.documents().map(({ region }) => [region.code, region])).values()];
  }

  private held(id: string): { document: Document; evidence: Evidence[] } {
    const found = this.index.document(id);
    if (found === undefined) throw new JucuoError("not_found", `没有编号为 ${id} 的报告。`);
    return found;
  }
}

/** Per region the years it reports on, by region code. */
export function coverageOf(documents: readonly Document[]): RegionCoverage[] {
  const byCode = new Map<string, RegionCoverage>();
  for (const { region, year, passages } of documents) {
    const entry = byCode.get(region.code) ?? { region, years: [], documents: 0, passages: 0 };
    if (!entry.years.includes(year)) entry.years.push(year);
    entry.years.sort((a, b) => a - b);
    entry.documents++;
    entry.passages += passages;
    byCode.set(region.code, entry);
  }
  return [...byCode.values()].sort((a, b) => compareText(a.region.code, b.region.code));
}

/** Years between the first and the last of the whole corpus for which a region has no report. */
export function missingYears(coverage: readonly RegionCoverage[]): { region: Region; years: number[] }[] {
  const years = coverage.flatMap((entry) => entry.years);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const all = years.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return coverage
    .map(({ region, years: reported }) => ({ region, years: all.filter((year) => !reported.includes(year)) }))
    .filter(({ years: missing }) => missing.length > 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

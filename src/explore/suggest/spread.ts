import type { Document } from "../../corpus/document.ts";
import { isOf, passageIdOf, type SectionKind } from "../../corpus/passage.ts";
import { levels, type Region } from "../../corpus/region.ts";
import type { CompareParts } from "../../search/compare.ts";
import { Turns } from "../../search/turns.ts";
import { keyOf, type NameKey } from "./name-key.ts";

/** What the corpus holds, as far as suggestions ask. */
export interface Held {
  /** In how many regions' reports a measure is told of as done, by id; measures that no report tells of are absent. */
  regionsWith: ReadonlyMap<string, number>;
  /** Regions that have a report, the widest first. */
  regions: readonly { region: Region; key: NameKey }[];
}

const sectionsOfPractice: ReadonlySet<SectionKind> = new Set(["preamble", "measure", "leadership"]);

/** Counts how far measures are spread, by their tags, once for each state of the index. */
export class Spread {
  private readonly parts: CompareParts;
  private readonly keys = new Map<string, NameKey>();
  private revision = -1;
  private held: Promise<Held> | undefined;

  constructor(parts: CompareParts) {
    this.parts = parts;
  }

  now(): Promise<Held> {
    const revision = this.parts.index.revision();
    if (this.held === undefined || revision !== this.revision) this.held = this.count();
    this.revision = revision;
    return this.held;
  }

  private async count(): Promise<Held> {
    const { index, library } = this.parts;
    const turns = new Turns();
    const reports = library.reports();
    const regionsWith = new Map<string, Set<string>>();
    for (const { id, region, passages } of reports) {
      for (let ordinal = 0; ordinal < passages; ordinal++) {
        // Headings have none, and a document may go while others are answered.
        const facts = index.facts(passageIdOf(id, ordinal));
        if (facts === undefined || !sectionsOfPractice.has(facts.section)) continue;
        for (const tag of facts.tags) if (isOf(tag)) setOf(regionsWith, tag.concept).add(region.code);
      }
      await turns.giveWay();
    }
    return {
      regionsWith: new Map([...regionsWith].map(([concept, codes]) => [concept, codes.size])),
      regions: await this.regions(reports, turns),
    };
  }

  private async regions(reports: readonly Document[], turns: Turns): Promise<Held["regions"]> {
    const found: { region: Region; key: NameKey }[] = [];
    for (const region of new Map(reports.map((report) => [report.region.code, report.region])).values()) {
      const key = this.keys.get(region.name) ?? keyOf(region.name);
      this.keys.set(region.name, key);
      found.push({ region, key });
      await turns.giveWay();
    }
    const rank = ({ level }: Region): number => levels.indexOf(level);
    return found.sort((a, b) => rank(a.region) - rank(b.region) || (a.region.code < b.region.code ? -1 : 1));
  }
}

function setOf(sets: Map<string, Set<string>>, name: string): Set<string> {
  const known = sets.get(name) ?? new Set();
  sets.set(name, known);
  return known;
}

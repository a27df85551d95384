import { JucuoError } from "../corpus/errors.ts";
import type { FindingConditions, StoredWatch, WatchTables } from "../index/embedded/watch-tables.ts";
import type { CompareParts } from "../search/compare.ts";
import {
  type FindingsAnswer,
  type FindingsRequest,
  type LatestFinding,
  mostWatches,
  type Watch,
  type WatchDraft,
  type Watches,
  type WatchFinding,
  type Withdrawn,
} from "./contract.ts";
import { shownFinding, shownWithdrawal } from "./show-findings.ts";
import { surveyReports } from "./survey-reports.ts";
import { watchKey } from "./watch-key.ts";

/** What a person is told of one watch. */
export interface WatchReport {
  watch: Watch;
  findings: WatchFinding[];
  withdrawn: Withdrawn[];
}

/** What is kept of a watch as JSON. */
type WatchFacts = Pick<Watch, "name" | "query" | "filter" | "createdAt" | "baseline">;

type Conditions = Omit<FindingConditions, "watchId">;

const shownInLists = 3;
const mostWithdrawn = 100;
// Of one watch in one report to a person.
const mostReported = 10_000;

/** The saved questions of one store. */
export class WatchList implements Watches {
  private readonly parts: CompareParts;
  private readonly tables: WatchTables;

  constructor(parts: CompareParts, tables: WatchTables) {
    this.parts = parts;
    this.tables = tables;
  }

  async add({ query, filter = {}, name = query }: WatchDraft): Promise<Watch> {
    const { divisions, index } = this.parts;
    const key = watchKey({ query, filter }, divisions);
    this.refuse(key);
    // What comes in from here on is news, though the counting below may take a while.
    const checkedTo = this.tables.changes.note(index.revision());
    const surveyed = await surveyReports({ query, filter }, {}, this.parts);
    const count = (status: string): number => surveyed.filter((one) => one.status === status).length;
    const baseline = { present: count("present"), related: count("related"), absent: count("absent") };
    const facts: WatchFacts = { name, query, filter, createdAt: new Date().toISOString(), baseline };
    const id = this.tables.add({ key, watch: JSON.stringify(facts), checkedTo }, mostWatches);
    // Another one was faster.
    if (id === undefined) this.refuse(key);
    return this.get(String(id));
  }

  list(): Watch[] {
    return this.tables.all().map((stored) => this.shown(stored));
  }

  get(id: string): Watch {
    return this.shown(this.stored(id));
  }

  remove(id: string): void {
    if (!this.tables.remove(this.stored(id).id)) throw unknownWatch(id);
  }

  findings(id: string, { limit, offset, since }: FindingsRequest): FindingsAnswer {
    const stored = this.stored(id);
    const { present, related } = this.tables.count(stored.id, since);
    return {
      watchId: id,
      findings: this.found(stored, { since }, { limit, offset }),
      withdrawn: this.withdrawn(stored, { since }, mostWithdrawn),
      total: { value: present + related, relation: "eq" },
    };
  }

  latest(count: number): LatestFinding[] {
    const watches = new Map(this.tables.all().map((stored) => [stored.id, finderOf(stored)]));
    return this.tables.findings({}, { limit: count }).flatMap((found) => {
      const watch = watches.get(found.watchId);
      const finding = watch && shownFinding(found, watch, this.parts.index);
      return finding ? [{ watch, finding }] : [];
    });
  }

  /** What each watch has to tell, watches without news left out. */
  report(conditions: Conditions): WatchReport[] {
    const reports = this.tables.all().map((stored): WatchReport => {
      const findings = this.found(stored, conditions, { limit: mostReported });
      return { watch: this.shown(stored), findings, withdrawn: this.withdrawn(stored, conditions, mostReported) };
    });
    return reports.filter(({ findings, withdrawn }) => findings.length + withdrawn.length > 0);
  }

  /** Note that a person was told of this. */
  told(reports: readonly WatchReport[]): void {
    for (const { watch, findings, withdrawn } of reports) {
      const found = findings.map(({ document, foundAt }) => ({ documentId: document.id, foundAt, goneAt: null }));
      this.tables.markReported(Number(watch.id), [...found, ...withdrawn]);
    }
  }

  private refuse(key: string): void {
    const all = this.tables.all();
    const same = all.find((stored) => stored.key === key);
    if (same) throw new JucuoError("conflict", `这个问题和范围已经在关注:${same.id} 号“${factsOf(same).name}”。`);
    if (all.length >= mostWatches) {
      throw new JucuoError("conflict", `最多保存 ${mostWatches} 个关注,请先删去不再需要的。`);
    }
  }

  private shown(stored: StoredWatch): Watch {
    const watchId = stored.id;
    return {
      id: String(watchId),
      ...factsOf(stored),
      counts: this.tables.count(watchId),
      unchecked: this.tables.changes.countAfter(stored.checkedTo, this.parts.index.revision()),
      latest: this.found(stored, {}, { limit: shownInLists }),
      ...(stored.problem !== null && { problem: stored.problem }),
    };
  }

  private found(stored: StoredWatch, conditions: Conditions, page: { limit: number; offset?: number }): WatchFinding[] {
    const found = this.tables.findings({ ...conditions, watchId: stored.id }, page);
    return found.flatMap((one) => shownFinding(one, finderOf(stored), this.parts.index) ?? []);
  }

  private withdrawn(stored: StoredWatch, conditions: Conditions, limit: number): Withdrawn[] {
    const found = this.tables.withdrawn({ ...conditions, watchId: stored.id }, limit);
    return found.map((one) => shownWithdrawal(one, finderOf(stored), this.parts.divisions));
  }

  private stored(id: string): StoredWatch {
    const stored = /^[1-9]\d{0,14}$/u.test(id) ? this.tables.get(Number(id)) : undefined;
    if (stored === undefined) throw unknownWatch(id);
    return stored;
  }
}

function factsOf({ watch }: StoredWatch): WatchFacts {
  return JSON.parse(watch) as WatchFacts;
}

function finderOf(stored: StoredWatch): LatestFinding["watch"] & Pick<Watch, "createdAt"> {
  const { name, query, createdAt } = factsOf(stored);
  return { id: String(stored.id), name, query, createdAt };
}

function unknownWatch(id: string): JucuoError {
  return new JucuoError("not_found", `没有编号为 ${id} 的关注。`);
}

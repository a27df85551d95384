import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { messageOf } from "../corpus/errors.ts";
import type { DocumentChange } from "../index/embedded/document-changes.ts";
import type { CheckResult, FoundPassage, StoredWatch, WatchTables } from "../index/embedded/watch-tables.ts";
import type { CompareParts } from "../search/compare.ts";
import type { VerdictCounts } from "./contract.ts";
import { type Surveyed, surveyReports, type WatchQuestion } from "./survey-reports.ts";

export interface WatcherParts extends CompareParts {
  tables: WatchTables;
  /** Of the lexicon. */
  fingerprint: string;
}

/** What one check found, by watch. */
export type CheckSummary = ReadonlyMap<string, VerdictCounts>;

// A check that is cut off begins again after the last whole batch.
const batchSize = 100;
const keptPassages = 3;
const retryAfterMs = 300_000;

/**
 * Asks every watch of the documents that came, changed or went since it was last asked. How far a watch was checked is
 * written in one transaction with what it found, so that nothing is found twice and nothing is lost, whenever the process
 * ends and whatever other process checks too.
 */
export class Watcher {
  private readonly parts: WatcherParts;
  private readonly onError: (error: unknown, watchId: string) => void;
  private readonly stop = new AbortController();
  private readonly judgedBy: string;
  private last: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private checkedRevision = -1;
  private retryAt = Infinity;

  /** `onError` hears why the check of a watch failed. */
  constructor(parts: WatcherParts, onError: (error: unknown, watchId: string) => void) {
    this.parts = parts;
    this.onError = onError;
    const { embedder, fingerprint, calibration } = parts;
    const judge = JSON.stringify([embedder.model.sha256, fingerprint, calibration.hybrid]);
    this.judgedBy = createHash("sha256").update(judge).digest("hex").slice(0, 16);
  }

  /** Check all watches, one check after the other. Never rejects: a watch that fails keeps its place and is tried again. */
  check(signal?: AbortSignal): Promise<CheckSummary> {
    const signals = signal ? AbortSignal.any([signal, this.stop.signal]) : this.stop.signal;
    const checked = this.last.then(() => this.checkAll(signals));
    this.last = checked;
    return checked;
  }

  /** Look every so often whether the documents have changed, since other processes take documents in too. */
  watchIndex(everyMs: number): void {
    this.timer = setInterval(() => this.look(), everyMs);
    this.timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.stop.abort();
    await this.last;
  }

  private look(): void {
    try {
      if (this.parts.index.revision() !== this.checkedRevision || Date.now() >= this.retryAt) void this.check();
    } catch (error) {
      this.failed(error, "");
    }
  }

  private async checkAll(signal: AbortSignal): Promise<CheckSummary> {
    const found = new Map<string, VerdictCounts>();
    this.retryAt = Infinity;
    try {
      const watches = this.parts.tables.all();
      const revision = this.parts.index.revision();
      const to = watches.length > 0 ? this.parts.tables.changes.note(revision) : 0;
      for (const watch of watches) found.set(String(watch.id), await this.checkOne(watch, to, signal));
      this.checkedRevision = revision;
    } catch (error) {
      this.failed(error, "");
    }
    return found;
  }

  private async checkOne(watch: StoredWatch, to: number, signal: AbortSignal): Promise<VerdictCounts> {
    const { tables } = this.parts;
    const found = { present: 0, related: 0 };
    try {
      for (let from = watch.checkedTo; from < to && !signal.aborted; ) {
        // A question that was asked before is understood at once: without this, all watches would be one turn.
        await nextTurn();
        const changes = tables.changes.after(from, batchSize);
        const result = await this.resultOf(watch, changes, signal);
        const end = changes.at(-1)?.sequence ?? to;
        // Another process was faster: what it found is not found again.
        if (!tables.commit(watch.id, { from, to: end, ...result })) break;
        for (const { status } of result.findings) found[status]++;
        from = end;
      }
    } catch (error) {
      if (signal.aborted) return found;
      tables.setProblem(watch.id, messageOf(error));
      this.failed(error, String(watch.id));
    }
    return found;
  }

  private async resultOf(
    watch: StoredWatch,
    changes: readonly DocumentChange[],
    signal: AbortSignal,
  ): Promise<Pick<CheckResult, "findings" | "without">> {
    const kinds = new Map(changes.flatMap(({ documentId, kind }) => (kind === "gone" ? [] : [[documentId, kind]])));
    const among = new Set(kinds.keys());
    const surveyed = among.size === 0 ? [] : await surveyReports(questionOf(watch), { among, signal }, this.parts);
    const findings = surveyed.flatMap((finding) => {
      const kind = kinds.get(finding.report.documents[0].id) ?? "new";
      return finding.status === "absent" ? [] : [this.stored(finding, finding.status, kind)];
    });
    const answering = new Set(findings.map(({ documentId }) => documentId));
    return { findings, without: changes.map(({ documentId }) => documentId).filter((id) => !answering.has(id)) };
  }

  private stored(
    { report, onlyIn = [], score, answers }: Surveyed,
    status: "present" | "related",
    kind: "new" | "updated",
  ): CheckResult["findings"][number] {
    const [{ id, label }] = report.documents;
    return {
      documentId: id,
      region: report.region.code,
      year: report.year,
      label,
      kind,
      status,
      onlyIn,
      score,
      passages: answers.slice(0, keptPassages).map(foundPassage),
      judgedBy: this.judgedBy,
    };
  }

  private failed(error: unknown, watchId: string): void {
    this.retryAt = Date.now() + retryAfterMs;
    this.onError(error, watchId);
  }
}

function foundPassage({ passageId, score, says }: Surveyed["answers"][number]): FoundPassage {
  return { passageId, score, status: says.status === "present" ? "present" : "related", onlyIn: says.onlyIn ?? [] };
}

function questionOf({ watch }: StoredWatch): WatchQuestion {
  return JSON.parse(watch) as WatchQuestion;
}

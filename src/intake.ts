import { randomUUID } from "node:crypto";
import type { Divisions } from "./corpus/divisions.ts";
import type { Document, Evidence } from "./corpus/document.ts";
import { JucuoError, messageOf } from "./corpus/errors.ts";
import { missingOf } from "./describe.ts";
import { doubtfulDocuments } from "./doubts.ts";
import { givenOf } from "./given.ts";
import { keptMs } from "./index/embedded/removed-files.ts";
import { conflictsOf, ingestOne, type Outcome, type Pipeline, type Source } from "./ingest.ts";
import { looksLikeZip, type Unpacked } from "./read/container.ts";
import { notRemoved, restore } from "./restore.ts";
import type {
  Description,
  DoubtfulDocument,
  HeldDocument,
  Intake,
  Page,
  RemovedDocument,
  Restored,
  Task,
  TaskFile,
  Upload,
} from "./serve/intake.ts";

const mostWaiting = 20;
// They are in memory until their turn comes.
const mostWaitingBytes = 500_000_000;
const keptTasks = 1_000;

export interface QueuedIntakeParts {
  pipeline: Pipeline;
  divisions: Divisions;
  onError: (error: unknown) => void;
  /** Called when documents may have come, changed or gone. */
  onChange?: () => void;
}

/** Takes in what clients send, one task after the other, and keeps account of it in the store. */
export class QueuedIntake implements Intake {
  private readonly pipeline: Pipeline;
  private readonly divisions: Divisions;
  private readonly stop = new AbortController();
  private last: Promise<void> = Promise.resolve();
  private readonly onError: (error: unknown) => void;
  private readonly onChange: () => void;
  private waiting = 0;
  private waitingBytes = 0;

  /** `onError` hears of what is nobody's mistake: a task that the store could not take account of. */
  constructor({ pipeline, divisions, onError, onChange = () => undefined }: QueuedIntakeParts) {
    this.pipeline = pipeline;
    this.divisions = divisions;
    this.onError = onError;
    this.onChange = onChange;
    this.closeUnfinished();
  }

  async submit(
    files: readonly Upload[],
    description: Description,
    { replace }: { replace: boolean },
  ): Promise<{ taskId: string }> {
    if (this.waiting >= mostWaiting || this.waitingBytes > mostWaitingBytes) {
      throw new JucuoError("overloaded", `还有 ${this.waiting} 批文件在排队,请稍后再试。`);
    }
    const given = givenOf(description, "region", this.divisions);
    const sources = await this.sourcesOf(files, { given, onConflict: replace ? "replace" : "refuse" });
    if (!replace) for (const source of sources) await this.refuseConflict(source);
    const documents = sources.map(({ path }): TaskFile => ({ name: path, status: "queued" }));
    const task: Task = {
      id: randomUUID(),
      kind: "ingest",
      status: "queued",
      progress: { done: 0, total: sources.length },
      documents,
    };
    this.save(task);
    this.records.keepNewest(keptTasks);
    const bytes = sources.reduce((sum, source) => sum + source.bytes.length, 0);
    this.waiting++;
    this.waitingBytes += bytes;
    this.last = this.last
      .then(() => this.work(task, sources))
      .catch(this.onError)
      .finally(() => {
        this.onChange();
        this.waiting--;
        this.waitingBytes -= bytes;
      });
    return { taskId: task.id };
  }

  task(id: string): Task {
    const task = this.records.get(id);
    if (task === undefined) throw new JucuoError("not_found", `没有编号为 ${id} 的任务。`);
    return JSON.parse(task) as Task;
  }

  tasks(page: Page): { tasks: Task[]; count: number } {
    const tasks = this.records.latest(page).map((task) => JSON.parse(task) as Task);
    return { tasks, count: this.records.count() };
  }

  doubts({ limit, offset }: Page): { documents: DoubtfulDocument[]; count: number } {
    const all = doubtfulDocuments(this.pipeline.index);
    return { documents: all.slice(offset, offset + limit), count: all.length };
  }

  async describe(id: string, description: Description): Promise<Document & { evidence: Evidence[] }> {
    const { index } = this.pipeline;
    const held = index.store.held.get(id);
    const original = held
      ? { fileName: held.fileName, bytes: index.store.held.bytes(id), given: held.given }
      : index.original(id);
    if (original?.bytes === undefined) throw notFound(id);
    const given = { ...original.given, ...givenOf(description, "region", this.divisions) };
    // Cleaned by a newer program the same file may be another text: it takes the place of the old one.
    const source = { path: original.fileName, bytes: original.bytes, given, replaces: [id] };
    const outcome = await ingestOne(source, this.pipeline);
    this.onChange();
    if (outcome.status === "held") {
      throw new JucuoError("invalid_request", `还缺${outcome.missing.join("和")},请一并给出。`);
    }
    if (outcome.status === "failed") throw new JucuoError("internal", outcome.reason);
    return this.detail(outcome.document.id);
  }

  remove(id: string): void {
    if (!this.pipeline.index.setAside(id)) throw notFound(id);
    this.onChange();
  }

  removed(): RemovedDocument[] {
    return this.pipeline.index.store.removed.all().map(({ given: _, beside: __, ...file }) => ({
      ...file,
      until: new Date(Date.parse(file.removedAt) + keptMs).toISOString(),
    }));
  }

  async restore(id: string): Promise<Restored> {
    const outcome = await restore(id, this.pipeline);
    this.onChange();
    if (outcome.status !== "held") return { status: "searchable", document: this.detail(outcome.document.id) };
    const held = this.held().find((one) => one.id === outcome.documentId);
    if (held === undefined) throw notFound(outcome.documentId);
    return { status: "held", held };
  }

  forget(id: string): void {
    if (!this.pipeline.index.store.removed.remove(id)) throw notRemoved(id);
  }

  original(id: string): Upload {
    const { index } = this.pipeline;
    const original = index.original(id);
    if (original !== undefined) return { name: original.fileName, bytes: original.bytes };
    const bytes = index.store.held.bytes(id);
    if (bytes === undefined) throw notFound(id);
    return { name: index.store.held.get(id)?.fileName ?? id, bytes };
  }

  held(): HeldDocument[] {
    return this.pipeline.index.store.held.all().map(({ id, fileName, facts, heldAt }) => {
      const { format: _, ...shown } = facts;
      return { id, fileName, heldAt, ...shown };
    });
  }

  /** Let the task at hand come to its next passage and end. */
  async close(): Promise<void> {
    this.stop.abort();
    await this.last;
  }

  private async work(task: Task, sources: readonly Source[]): Promise<void> {
    task.status = "running";
    this.save(task);
    for (const [at, source] of sources.entries()) {
      if (this.stop.signal.aborted) break;
      const outcome = await ingestOne(source, this.pipeline, { signal: this.stop.signal });
      task.documents[at] = fileOf(outcome);
      task.progress.done = at + 1;
      this.save(task);
    }
    task.status = task.progress.done === task.progress.total ? "done" : "failed";
    this.save(task);
  }

  private async sourcesOf(files: readonly Upload[], said: Pick<Source, "given" | "onConflict">): Promise<Source[]> {
    const sources: Source[] = [];
    for (const { name, bytes } of files) {
      const parts = await this.partsOf({ name, bytes });
      sources.push(...parts.map((part) => ({ bytes: new Uint8Array(), ...said, ...part, path: part.name })));
    }
    return sources;
  }

  /** The files of an archive; any other file, and an archive that cannot be opened, is one part. */
  private async partsOf({ name, bytes }: Upload): Promise<readonly Unpacked[]> {
    if (!looksLikeZip(bytes)) return [{ name, bytes }];
    try {
      return (await this.pipeline.preparer.unpack(bytes, name)) ?? [{ name, bytes }];
    } catch (error) {
      return [{ name, refusal: messageOf(error) }];
    }
  }

  /** Before anything is done. A file that cannot be read, is held or is there already conflicts with none. */
  private async refuseConflict(source: Source): Promise<void> {
    const { path, bytes, given = {}, refusal } = source;
    if (refusal !== undefined) return;
    const { index, preparer } = this.pipeline;
    const prepared = await preparer.prepare({ bytes, fileName: path, given }).catch(() => undefined);
    if (prepared === undefined || missingOf(prepared.report).length > 0 || index.document(prepared.id)) return;
    try {
      conflictsOf(prepared, source, index);
    } catch (cause) {
      throw new JucuoError("conflict", `${path}:${messageOf(cause)}`, { cause });
    }
  }

  private detail(id: string): Document & { evidence: Evidence[] } {
    const found = this.pipeline.index.document(id);
    if (found === undefined) throw notFound(id);
    return { ...found.document, evidence: found.evidence };
  }

  /** Tasks that an earlier process did not end: their finished files are there, the others have to be sent again. */
  private closeUnfinished(): void {
    for (const text of this.records.all()) {
      const task = JSON.parse(text) as Task;
      if (task.status === "done" || task.status === "failed") continue;
      const documents = task.documents.map(
        (file): TaskFile =>
          file.status === "queued" ? { ...file, status: "failed", reason: "服务重启时还没有处理,请重新提交。" } : file,
      );
      this.save({ ...task, status: "failed", documents });
    }
  }

  private save(task: Task): void {
    this.records.put(task.id, JSON.stringify(task));
  }

  private get records(): Pipeline["index"]["store"]["tasks"] {
    return this.pipeline.index.store.tasks;
  }
}

function fileOf(outcome: Outcome): TaskFile {
  const { path: name } = outcome;
  if (outcome.status === "failed") return { name, status: "failed", reason: outcome.reason };
  if (outcome.status === "held") {
    const reason = `看不出${outcome.missing.join("和")},请用 PATCH /v1/documents/${outcome.documentId} 指明。`;
    return { name, status: "held", documentId: outcome.documentId, reason };
  }
  const notes = [...outcome.document.warnings, ...outcome.doubts.map(({ message }) => message)];
  const reason = notes.length > 0 ? { reason: notes.join("") } : {};
  return { name, status: outcome.status, documentId: outcome.document.id, ...reason };
}

function notFound(id: string): JucuoError {
  return new JucuoError("not_found", `没有编号为 ${id} 的报告。`);
}

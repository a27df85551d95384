import { renameSync } from "node:fs";
import type { Config } from "./config.ts";
import type { Evidence } from "./corpus/document.ts";
import { JucuoError } from "./corpus/errors.ts";
import type { Given } from "./corpus/given.ts";
import { Store } from "./index/embedded/store.ts";
import { type IngestOptions, ingestOne, type Outcome, type Source } from "./ingest.ts";
import { carryOver } from "./watch/carry-over.ts";
import { openWorkspace, removeStore, restoreRetired, retiredFolder, type Workspace } from "./workspace.ts";

/**
 * Build the index again from the files that the store keeps, with today's program and model. The old store is replaced
 * only when all of it was taken in; until then, and when the work is cut off, it stays as it was.
 */
export async function rebuild(config: Config, options: IngestOptions & { signal: AbortSignal }): Promise<Outcome[]> {
  // Opening creates what is missing: without this, a new empty store would take the place of the only copy.
  restoreRetired(config.storeFolder);
  const old = new Store(config.storeFolder, { anyVersion: true });
  const building = { ...config, storeFolder: `${config.storeFolder}.building` };
  // What an earlier rebuild left may be of another model: it is begun anew.
  removeStore(building.storeFolder);
  const workspace = await openWorkspace(building);
  const outcomes = await copyInto(workspace, old, options);
  old.close();
  await workspace.close();
  if (options.signal.aborted) return outcomes;
  const failed = outcomes.filter(({ status }) => status === "failed");
  if (failed.length > 0) {
    throw new JucuoError("internal", `有报告未能重建,原索引未动:${JSON.stringify(failed)}`);
  }
  const retired = retiredFolder(config.storeFolder);
  removeStore(retired);
  renameSync(config.storeFolder, retired);
  renameSync(building.storeFolder, config.storeFolder);
  removeStore(retired);
  return outcomes;
}

/** Every file of the old store, one at a time, what is known of where it came from, what is watched, was removed, and may ask. */
async function copyInto(
  { index, pipeline, watcher }: Workspace,
  old: Store,
  options: IngestOptions,
): Promise<Outcome[]> {
  const ids = [...old.documentIds(), ...old.held.all().map(({ id }) => id)];
  const samples = old.manifest("samples");
  if (samples !== undefined) index.store.setManifest("samples", samples);
  options.progress?.begin(ids.length);
  const outcomes: Outcome[] = [];
  const newIds = new Map<string, string>();
  for (const id of ids) {
    if (options.signal?.aborted) break;
    const outcome = await ingestOne(sourceOf(id, old), pipeline, options);
    options.progress?.finished(outcome);
    outcomes.push(outcome);
    // A text that is cleaned otherwise today has another id: what came from a path is found again under it.
    const documentId = "document" in outcome ? outcome.document.id : id;
    newIds.set(id, documentId);
    for (const path of old.sources.pathsOf(id)) {
      const source = old.sources.get(path);
      if (source) index.store.sources.put({ ...source, documentId });
    }
  }
  for (const archive of old.sources.below("/")) if (archive.outcome === "archive") index.store.sources.put(archive);
  carryOver(old, index.store, newIds);
  await watcher.check(options.signal);
  carryRemoved(old, index.store, newIds);
  // Last, so that a key that is revoked meanwhile stays revoked.
  for (const key of old.keys.all()) index.store.keys.put(key);
  return outcomes;
}

/** What can be brought back, one file at a time, but for what is there again. */
function carryRemoved(from: Store, to: Store, newIds: ReadonlyMap<string, string>): void {
  for (const file of from.removed.all()) {
    const bytes = from.removed.bytes(file.id);
    if (bytes === undefined || to.hasDocument(file.id)) continue;
    to.removed.put({ ...file, beside: file.beside.map((id) => newIds.get(id) ?? id) }, bytes);
  }
}

/** Stores of the first version kept what the user said only in the evidence. */
function saidInEvidence(id: string, store: Store): Given {
  const { document, evidence = [] } = store.document(id) ?? {};
  const said = (field: Evidence["field"]): boolean =>
    evidence.some((one) => one.field === field && one.source === "given");
  if (document === undefined) return {};
  const { region, year, title, publishDate, issuer, sourceUrl } = document;
  return {
    ...(said("region") && { region }),
    ...(said("year") && { year }),
    ...(said("title") && title !== null && { title }),
    ...(said("publishDate") && publishDate !== undefined && { publishDate }),
    ...(said("issuer") && issuer !== undefined && { issuer }),
    ...(sourceUrl !== undefined && { sourceUrl }),
  };
}

function sourceOf(id: string, store: Store): Source {
  const original = store.original(id);
  if (original !== undefined) {
    const given = Object.keys(original.given).length > 0 ? original.given : saidInEvidence(id, store);
    return { path: original.fileName, bytes: original.bytes, given };
  }
  const held = store.held.get(id);
  return { path: held?.fileName ?? "", bytes: store.held.bytes(id) ?? new Uint8Array(), given: held?.given ?? {} };
}

import { renameSync } from "node:fs";
import type { Config } from "./config.ts";
import { Divisions } from "./corpus/divisions.ts";
import type { Document, Evidence } from "./corpus/document.ts";
import { JucuoError } from "./corpus/errors.ts";
import { Store } from "./index/embedded/store.ts";
import { type IngestProgress, ingest, type Outcome, type Source } from "./ingest.ts";
import type { Given } from "./parse/report.ts";
import { openWorkspace, removeStore, restoreRetired, retiredFolder } from "./workspace.ts";

/**
 * Build the index again from the files that the store keeps, with today's program and model. The old store is replaced
 * only when all of it was taken in; until then, and when the work is cut off, it stays as it was.
 */
export async function rebuild(
  config: Config,
  options: { progress: IngestProgress; signal: AbortSignal },
): Promise<Outcome[]> {
  // Opening creates what is missing: without this, a new empty store would take the place of the only copy.
  restoreRetired(config.storeFolder);
  const old = new Store(config.storeFolder, { anyVersion: true });
  const sources = [...old.originals()].map(sourceOf);
  const samples = old.manifest("samples");
  old.close();
  const building = { ...config, storeFolder: `${config.storeFolder}.building` };
  // What an earlier rebuild left may be of another model: it is begun anew.
  removeStore(building.storeFolder);
  const workspace = await openWorkspace(building);
  if (samples !== undefined) workspace.index.store.setManifest("samples", samples);
  const outcomes = await ingest(sources, workspace.pipeline, options);
  await workspace.close();
  if (options.signal.aborted) return outcomes;
  if (outcomes.some(({ status }) => status === "failed")) {
    throw new JucuoError(
      "internal",
      `有报告未能重建,原索引未动:${JSON.stringify(outcomes.filter(({ status }) => status === "failed"))}`,
    );
  }
  const retired = retiredFolder(config.storeFolder);
  removeStore(retired);
  renameSync(config.storeFolder, retired);
  renameSync(building.storeFolder, config.storeFolder);
  removeStore(retired);
  return outcomes;
}

/** What the user said of a document stays said; everything else is read from it again. */
function sourceOf({
  document,
  evidence,
  fileName,
  bytes,
}: {
  document: Document;
  evidence: Evidence[];
  fileName: string;
  bytes: Uint8Array;
}): Source {
  const isGiven = (field: Evidence["field"]): boolean =>
    evidence.some((one) => one.field === field && one.source === "given");
  const region = isGiven("region") ? new Divisions().get(document.region.code) : undefined;
  const given: Given = {
    ...(region && { region }),
    ...(isGiven("year") && { year: document.year }),
    ...(isGiven("title") && document.title !== null && { title: document.title }),
    ...(isGiven("publishDate") && document.publishDate !== undefined && { publishDate: document.publishDate }),
    ...(isGiven("issuer") && document.issuer !== undefined && { issuer: document.issuer }),
    ...(document.sourceUrl !== undefined && { sourceUrl: document.sourceUrl }),
  };
  return { path: fileName, bytes, given };
}

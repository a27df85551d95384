import { JucuoError } from "./corpus/errors.ts";
import { ingestOne, type Outcome, type Pipeline, type Source, sameReportAs } from "./ingest.ts";

/**
 * Take a removed document or held file in again, the way files come in. Throws `not_found`, and `conflict` when another
 * text of its region, year and genre has come meanwhile; it can then still be brought back later.
 */
export async function restore(id: string, pipeline: Pipeline): Promise<Exclude<Outcome, { status: "failed" }>> {
  const { removed } = pipeline.index.store;
  const [file, bytes] = [removed.get(id), removed.bytes(id)];
  if (file === undefined || bytes === undefined) throw notRemoved(id);
  const { fileName: path, given, beside } = file;
  // Cleaned by a newer program the same file may be another text: it takes the place of the old one.
  const source: Source = { path, bytes, given, replaces: [id], onConflict: "refuse", beside };
  const outcome = await ingestOne(source, pipeline);
  if (outcome.status === "failed") {
    await refuseConflict(source, pipeline);
    const isOurs = outcome.stage === "embed" || outcome.stage === "index";
    throw new JucuoError(isOurs ? "internal" : "unreadable", outcome.reason);
  }
  // Writing the document has done so already; not where the same text was there under another id.
  removed.remove(id);
  return outcome;
}

/** No file of this id was removed, or not lately. */
export function notRemoved(id: string): JucuoError {
  return new JucuoError("not_found", `没有编号为 ${id} 的已删除报告;删除超过 30 天的已不再保存。`);
}

async function refuseConflict(source: Source, { preparer, index }: Pipeline): Promise<void> {
  const { path, bytes, given = {} } = source;
  const prepared = await preparer.prepare({ bytes, fileName: path, given }).catch(() => undefined);
  const [other] = prepared === undefined ? [] : sameReportAs(prepared, source, index);
  if (other === undefined) return;
  const { region, year, label, id } = other;
  throw new JucuoError(
    "conflict",
    `${region.name} ${year} 年现已有《${label}》(编号 ${id}),内容不同,因此没有恢复。要恢复,请先删除那一份;原件仍然保存着。`,
  );
}

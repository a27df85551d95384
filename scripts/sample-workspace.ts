import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../src/config.ts";
import { addSamples, openWorkspace, type Workspace } from "../src/workspace.ts";

/** Run `work` over a fresh index of the sample reports that is thrown away afterwards. */
export async function withSampleWorkspace<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "jucuo-"));
  try {
    return await withSamplesIn(folder, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The same in a folder that stays, with a worker on each core: what was embedded once is there the next time. The
 * documents are begun anew.
 */
export async function withHaystackWorkspace<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const folder = join(tmpdir(), "jucuo-haystack");
  mkdirSync(folder, { recursive: true });
  return withSamplesIn(folder, async (workspace) => {
    for (const { id, label } of workspace.index.documents()) if (label === "haystack") workspace.index.remove(id);
    return work(workspace);
  });
}

async function withSamplesIn<T>(folder: string, work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const config = { ...readConfig({}), storeFolder: folder };
  // Every vector is compared: what is measured is the ranking, not the graph.
  const workspace = await openWorkspace(config, { exactUpTo: Number.POSITIVE_INFINITY });
  try {
    const outcomes = await addSamples(workspace, config.corpusFolder, {});
    const failed = outcomes.filter(({ status }) => status === "failed");
    if (failed.length > 0) throw new Error(`Sample reports failed: ${JSON.stringify(failed)}`);
    return await work(workspace);
  } finally {
    await workspace.close();
  }
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../src/config.ts";
import { addSamples, openWorkspace, type Workspace } from "../src/workspace.ts";

/** Run `work` over a fresh index of the sample reports that is thrown away afterwards. */
export async function withSampleWorkspace<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "jucuo-"));
  const config = { ...readConfig({}), storeFolder: folder };
  const workspace = await openWorkspace(config);
  try {
    const outcomes = await addSamples(workspace, config.corpusFolder, {});
    const failed = outcomes.filter(({ status }) => status === "failed");
    if (failed.length > 0) throw new Error(`Sample reports failed: ${JSON.stringify(failed)}`);
    return await work(workspace);
  } finally {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

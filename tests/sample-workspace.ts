import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { readConfig } from "../src/config.ts";
import { addSamples, openWorkspace, type Workspace } from "../src/workspace.ts";

/** The model and the five sample reports as they come, for all tests of a `describe`; there once its first test runs. */
export function sampleWorkspace(): () => Workspace {
  const folder = mkdtempSync(join(tmpdir(), "jucuo-test-"));
  let workspace: Workspace | undefined;
  beforeAll(async () => {
    const config = { ...readConfig({}), storeFolder: folder };
    workspace = await openWorkspace(config);
    await addSamples(workspace, config.corpusFolder, {});
  }, 120_000);
  afterAll(async () => {
    await workspace?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (workspace === undefined) throw new Error("The sample reports are there in tests only.");
    return workspace;
  };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { readConfig } from "../../src/config.ts";
import { addSamples, openWorkspace } from "../../src/workspace.ts";
import { findBrowser } from "./find-browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder with the five sample reports taken in; files of tests copy it. */
    sampleStore: string;
  }
}

/** Take the sample reports in once, for all files of tests. */
export default async function setup(project: TestProject): Promise<() => void> {
  // Said at once where it is missing, not after the minute that the reports take.
  findBrowser();
  const folder = mkdtempSync(join(tmpdir(), "jucuo-browser-"));
  const config = { ...readConfig({}), storeFolder: join(folder, "store") };
  const workspace = await openWorkspace(config);
  await addSamples(workspace, config.corpusFolder, {});
  await workspace.close();
  project.provide("sampleStore", config.storeFolder);
  return () => rmSync(folder, { recursive: true, force: true });
}

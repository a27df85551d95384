import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Divisions } from "./corpus/divisions.ts";
import { messageOf } from "./corpus/errors.ts";
import type { Given } from "./corpus/given.ts";
import type { SourceFile } from "./index/embedded/intake-tables.ts";
import { type IngestOptions, ingestOne, type Outcome, type Pipeline } from "./ingest.ts";
import { Manifests } from "./manifest.ts";
import { looksLikeZip, type Unpacked } from "./read/container.ts";
import { maxArchiveBytes, maxFileBytes } from "./read/read.ts";

export interface FolderOptions extends IngestOptions {
  /** Holds for every file, before all manifests. */
  given?: Given;
  /** Remove documents whose files are gone. */
  prune?: boolean;
}

/** A file that was taken in before and is not there any more. */
export interface GoneFile {
  path: string;
  documentId: string;
  removed: boolean;
}

export interface FolderReport {
  outcomes: Outcome[];
  gone: GoneFile[];
}

/**
 * Take in files and folders as they are on disk. A file that is unchanged since the last time is not read again, a
 * changed one takes the place of its document, an archive gives its files, and one that is gone is reported. Throws
 * `invalid_request` for a manifest that is wrong, before anything is done.
 */
export async function ingestFiles(
  files: readonly string[],
  roots: readonly string[],
  { pipeline, divisions }: { pipeline: Pipeline; divisions: Divisions },
  options: FolderOptions = {},
): Promise<FolderReport> {
  const paths = files.map((path) => resolve(path));
  const manifests = new Manifests(paths, (path) => readFileSync(path), divisions);
  const reports = paths.filter((path) => !manifests.isManifest(path));
  options.progress?.begin(reports.length);
  const intake = new FileIntake(pipeline, manifests, options);
  for (const path of reports) {
    if (options.signal?.aborted) break;
    for (const outcome of await intake.take(path)) {
      options.progress?.finished(outcome);
      intake.outcomes.push(outcome);
    }
  }
  const gone = options.signal?.aborted ? [] : goneFiles(roots, pipeline, options.prune ?? false);
  return { outcomes: intake.outcomes, gone };
}

class FileIntake {
  readonly outcomes: Outcome[] = [];
  private readonly pipeline: Pipeline;
  private readonly manifests: Manifests;
  private readonly options: FolderOptions;

  constructor(pipeline: Pipeline, manifests: Manifests, options: FolderOptions) {
    this.pipeline = pipeline;
    this.manifests = manifests;
    this.options = options;
  }

  /** What became of one file on disk; of an archive, of each file in it. Never throws. */
  async take(path: string): Promise<Outcome[]> {
    try {
      const { size, mtimeMs } = statSync(path);
      const isArchive = /\.zip$/iu.test(path);
      const limit = isArchive ? maxArchiveBytes : maxFileBytes;
      if (size > limit) return [failed(path, `文件有 ${Math.round(size / 1e6)} MB,超过 ${limit / 1e6} MB 的上限。`)];
      const stamp = this.stampOf(path, `${size} ${mtimeMs}`);
      const unchanged = this.unchanged(path, stamp);
      if (unchanged !== undefined) return unchanged;
      const bytes = readFileSync(path);
      const members = looksLikeZip(bytes) ? await this.pipeline.preparer.unpack(bytes, basename(path)) : undefined;
      if (members === undefined) return [await this.takeOne(path, bytes, stamp)];
      return await this.takeMembers(path, members, stamp);
    } catch (error) {
      return [failed(path, messageOf(error))];
    }
  }

  private async takeMembers(archive: string, members: readonly Unpacked[], stamp: string): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const member of members) {
      if (this.options.signal?.aborted) return outcomes;
      const path = archive + member.name.slice(basename(archive).length);
      if ("refusal" in member) {
        outcomes.push(failed(path, member.refusal));
        continue;
      }
      const content = createHash("sha256").update(member.bytes).digest("hex");
      outcomes.push(await this.takeOne(path, member.bytes, this.stampOf(path, content)));
    }
    // An archive with a file that failed is opened again the next time.
    const isWhole = outcomes.every(({ status }) => status !== "failed");
    this.sources.put({ path: archive, stamp: isWhole ? stamp : "", outcome: "archive", documentId: undefined });
    return outcomes;
  }

  private async takeOne(path: string, bytes: Uint8Array, stamp: string): Promise<Outcome> {
    const before = this.sources.get(path)?.documentId;
    // What another file brought as well stays, whatever becomes of this one.
    const replaces = before !== undefined && this.sources.pathsOf(before).length === 1 ? [before] : [];
    const outcome = await ingestOne({ path, bytes, given: this.givenFor(path), replaces }, this.pipeline, this.options);
    const documentId = documentIdOf(outcome);
    // A held text that was changed on disk is not waited for any more.
    if (before !== undefined && documentId !== undefined && before !== documentId)
      this.pipeline.index.store.held.remove(before);
    // What failed may have failed for a reason that passes: it is tried again the next time.
    if (outcome.status !== "failed") {
      const kind = outcome.status === "updated" ? "known" : outcome.status;
      this.sources.put({ path, stamp, outcome: kind, documentId });
    }
    return outcome;
  }

  /** What is known of an unchanged file or archive; undefined when it has to be read. */
  private unchanged(path: string, stamp: string): Outcome[] | undefined {
    const known = this.sources.get(path);
    if (known === undefined || known.stamp !== stamp) return undefined;
    const files =
      known.outcome === "archive" ? this.sources.below(path).filter((one) => one.outcome !== "archive") : [known];
    const outcomes = files.map((file) => this.knownOutcome(file));
    return outcomes.every((outcome) => outcome !== undefined) ? outcomes : undefined;
  }

  private knownOutcome({ path, documentId = "", outcome }: SourceFile): Outcome | undefined {
    const { index } = this.pipeline;
    if (outcome === "held") {
      const held = index.store.held.get(documentId);
      const facts = held?.facts;
      return facts && { path, status: "held", documentId, title: facts.title, missing: facts.missing };
    }
    const document = index.document(documentId)?.document;
    return document && { path, status: "known", document, doubts: [] };
  }

  private get sources(): Pipeline["index"]["store"]["sources"] {
    return this.pipeline.index.store.sources;
  }

  private givenFor(path: string): Given {
    return { ...this.manifests.givenFor(path), ...this.options.given };
  }

  private stampOf(path: string, content: string): string {
    return createHash("sha256")
      .update(`${content} ${JSON.stringify(this.givenFor(path))}`)
      .digest("hex");
  }
}

/** Files below the roots that brought a document and are gone; removed with their documents when `prune` is asked. */
function goneFiles(roots: readonly string[], { index }: Pipeline, prune: boolean): GoneFile[] {
  const { sources } = index.store;
  const known = roots.flatMap((root) => sources.below(resolve(root)));
  const archives = known.filter(({ outcome }) => outcome === "archive").map(({ path }) => path);
  return known.flatMap(({ path, documentId }) => {
    if (existsSync(archives.find((archive) => path.startsWith(`${archive}/`)) ?? path)) return [];
    if (prune) sources.remove(path);
    if (documentId === undefined) return [];
    const others = sources.pathsOf(documentId).filter((other) => other !== path);
    const isLast = prune && others.length === 0;
    const removed = isLast && index.setAside(documentId);
    return [{ path, documentId, removed }];
  });
}

function documentIdOf(outcome: Outcome): string | undefined {
  if ("document" in outcome) return outcome.document.id;
  return outcome.status === "held" ? outcome.documentId : undefined;
}

function failed(path: string, reason: string): Outcome {
  return { path, status: "failed", stage: "read", reason };
}

import type { Document, Evidence, Genre } from "../corpus/document.ts";
import type { HeldFacts } from "../corpus/held.ts";
import type { Region } from "../corpus/region.ts";

/** A file that a client sends. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
}

/** What a client says of a document; the region is a code or a name as typed. */
export interface Description {
  title?: string | undefined;
  region?: string | undefined;
  year?: number | undefined;
  publishDate?: string | undefined;
  issuer?: string | undefined;
  documentNumber?: string | undefined;
  genre?: Genre | undefined;
  sourceUrl?: string | undefined;
}

export const taskStatuses = ["queued", "running", "done", "failed"] as const;
export const fileStatuses = ["queued", "added", "known", "updated", "held", "failed"] as const;

export interface TaskFile {
  name: string;
  status: (typeof fileStatuses)[number];
  documentId?: string;
  /** Why it failed or is held, or what should be confirmed, in Chinese. */
  reason?: string;
}

/** A piece of work that was asked for. `done` when every file has an outcome, be it a failure. */
export interface Task {
  id: string;
  kind: "ingest";
  status: (typeof taskStatuses)[number];
  /** Files. */
  progress: { done: number; total: number };
  documents: TaskFile[];
}

/** A file that is kept, but not searched until its region and year are given. */
export interface HeldDocument extends Omit<HeldFacts, "format"> {
  id: string;
  fileName: string;
  heldAt: string;
}

/** A field that was read from weak evidence. */
export interface FieldDoubt extends Evidence {
  /** What was read, as it is given to confirm it: a region by its code. */
  value: string | number;
  /** A Chinese sentence: what was read, where, and that it is to be confirmed. */
  message: string;
}

/** A document in the index that a person should look at. */
export interface DoubtfulDocument {
  document: Document;
  doubts: FieldDoubt[];
}

/** Part of a list. */
export interface Page {
  limit: number;
  offset: number;
}

/** A document or held file that was removed and can be brought back. */
export interface RemovedDocument {
  id: string;
  fileName: string;
  label: string;
  region?: Region;
  year?: number;
  /** ISO instants: when it was removed, and until when it can be brought back. */
  removedAt: string;
  until: string;
}

/** What was brought back: searched again, or waiting for its region or year as before. */
export type Restored =
  | { status: "searchable"; document: Document & { evidence: Evidence[] } }
  | { status: "held"; held: HeldDocument };

/** How documents come in, change and go. Methods throw `JucuoError`: `not_found`, `invalid_request`, `conflict`, `overloaded`. */
export interface Intake {
  /**
   * Take files in, in the background. Rejected with `conflict` before anything is done when one of them is another text
   * of a region, year and genre that is there, unless `replace`.
   */
  submit(
    files: readonly Upload[],
    description: Description,
    options: { replace: boolean },
  ): Promise<{ taskId: string }>;
  task(id: string): Task;
  /** The latest first, and how many there are. */
  tasks(page: Page): { tasks: Task[]; count: number };
  /** Documents of which something is to be confirmed, the latest first, and how many there are. */
  doubts(page: Page): { documents: DoubtfulDocument[]; count: number };
  /** Say what is right of a document; one that was held is searched from then on. */
  describe(id: string, description: Description): Promise<Document & { evidence: Evidence[] }>;
  /** Remove a document or a held file; for a while it can be brought back. */
  remove(id: string): void;
  /** What was removed and can be brought back, the latest first. */
  removed(): RemovedDocument[];
  /** Bring back what was removed; `conflict` when another text of its region, year and genre came meanwhile. */
  restore(id: string): Promise<Restored>;
  /** Delete what was removed for good. */
  forget(id: string): void;
  /** The file as it came. */
  original(id: string): Upload;
  held(): HeldDocument[];
}

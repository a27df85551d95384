import { createHash } from "node:crypto";
import { clean } from "./clean/clean.ts";
import type { Divisions } from "./corpus/divisions.ts";
import { JucuoError, messageOf, type Stage } from "./corpus/errors.ts";
import type { Given } from "./corpus/given.ts";
import type { Passage } from "./corpus/passage.ts";
import { sketchOf } from "./corpus/sketch.ts";
import { parse } from "./parse/parse.ts";
import type { Report } from "./parse/report.ts";
import { figuresOf } from "./parse/table-figures.ts";
import { read } from "./read/read.ts";
import type { RawText } from "./read/reader.ts";
import { segment } from "./segment/segment.ts";

/** A file to understand. */
export interface PrepareInput {
  bytes: Uint8Array;
  /** Its extension decides between kinds of text; the rest of the name is no evidence. */
  fileName: string;
  given?: Given;
}

/** A file read, cleaned, understood and divided: everything that can be known of it without the model. */
export interface Prepared {
  /** Derived from the content: the same content is the same document, whatever its file is called. */
  id: string;
  report: Report;
  content: string;
  passages: Passage[];
  format: string;
  encoding?: string;
  warnings: string[];
  /** See `sketchOf`. */
  sketch: Uint32Array;
}

/** An error with the stage at which it happened. */
export class StageError extends JucuoError {
  readonly stage: Stage;

  constructor(stage: Stage, cause: unknown) {
    super(cause instanceof JucuoError ? cause.code : "internal", messageOf(cause), { cause });
    this.name = "StageError";
    this.stage = stage;
  }
}

/** Bytes → passages, all stages up to the vectors. Throws `StageError`. */
export async function prepare({ bytes, fileName, given = {} }: PrepareInput, divisions: Divisions): Promise<Prepared> {
  let stage: Stage = "read";
  try {
    const raw = await read(bytes, fileName);
    stage = "clean";
    const { content, furniture, headings } = clean(raw.text, raw);
    if (content.trim() === "") throw new JucuoError("unreadable", "文件是空的:除去网页或公文的格式文字后,没有正文。");
    stage = "parse";
    const report = parse({ content, setAside: furniture, headings, declared: raw.declared ?? {}, divisions, given });
    stage = "segment";
    const id = documentId(content);
    const divided = segment({ content, blocks: report.blocks, documentId: id });
    const figures = figuresOf(divided.map(({ text }) => text));
    const passages = divided.map((passage, at) => ({ ...passage, figures: figures[at] ?? [] }));
    return { id, report, content, passages, sketch: sketchOf(content), ...describe(raw) };
  } catch (error) {
    throw new StageError(stage, error);
  }
}

function describe({ format, encoding, warnings = [] }: RawText): Pick<Prepared, "format" | "encoding" | "warnings"> {
  return { format, warnings, ...(encoding !== undefined && { encoding }) };
}

function documentId(content: string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

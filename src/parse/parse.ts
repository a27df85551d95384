import type { Divisions } from "../corpus/divisions.ts";
import type { Evidence } from "../corpus/document.ts";
import { JucuoError } from "../corpus/errors.ts";
import { findBlocks } from "./headings.ts";
import { findAddressee, findIssuer, findPublishDate } from "./imprint.ts";
import { findRegion } from "./region.ts";
import { type Found, type Given, type Line, linesOf, type Report, type SetAsideLine } from "./report.ts";
import { findTitleLines, titleText } from "./title.ts";
import { findYear } from "./year.ts";

export interface ParseInput {
  /** Cleaned text, every line ended by one line feed. */
  content: string;
  setAside: readonly SetAsideLine[];
  divisions: Divisions;
  given?: Given;
}

/**
 * Understand a cleaned text as a report. Throws `invalid_request` when the region or the year cannot be known and was
 * not given: a guess would put a wrong city's name under a quotation.
 */
export function parse({ content, setAside, divisions, given = {} }: ParseInput): Report {
  const lines = linesOf(content);
  const titleLines = findTitleLines(lines);
  const title = given.title ?? titleText(titleLines);
  const blocks = findBlocks(lines, new Set(titleLines));
  const opening = openingOf(lines, titleLines);
  const publishDate = orGiven("publishDate", given.publishDate, findPublishDate(setAside));
  const issuer = orGiven("issuer", given.issuer, findIssuer(setAside));
  const addressee = findAddressee(setAside);
  const chapters = blocks.filter((block) => block.role === "heading" && block.headings.length === 1);
  const signature = setAside.find((line) => line.kind === "signature" && !line.before)?.text;
  const region = required(
    orGiven(
      "region",
      given.region,
      findRegion({ title, opening, ...optional({ signature, issuer: issuer?.value }), content }, divisions),
    ),
    "看不出是哪个地方的报告,请用 --region 指明,例如 --region 苏州市。",
  );
  const year = required(
    orGiven(
      "year",
      given.year,
      findYear({
        title,
        opening,
        chapters: chapters.map((block) => block.headings[0] ?? ""),
        ...optional({ publishDate: publishDate?.value }),
      }),
    ),
    "看不出是哪一年的报告,请用 --year 指明,例如 --year 2023。",
  );
  return {
    title,
    label: title ?? `${region.value.name}${year.value}年度报告`,
    region: region.value,
    year: year.value,
    ...optional({ publishDate: publishDate?.value, issuer: issuer?.value, addressee: addressee?.value }),
    evidence: [
      titleEvidence(title, given),
      region.evidence,
      year.evidence,
      publishDate?.evidence,
      issuer?.evidence,
      addressee?.evidence,
    ].filter((evidence) => evidence !== undefined),
    blocks,
  };
}

/** The first paragraph: the first line after the title that is longer than a heading, else the first line. */
function openingOf(lines: readonly Line[], titleLines: readonly Line[]): string {
  const body = lines.filter((line) => !titleLines.includes(line));
  return (body.find((line) => line.text.includes("。") || line.text.length > 60) ?? body[0])?.text ?? "";
}

function titleEvidence(title: string | null, given: Given): Evidence | undefined {
  if (title === null) return undefined;
  return { field: "title", source: given.title === undefined ? "title-line" : "given", text: title };
}

function orGiven<T>(field: Evidence["field"], given: T | undefined, found: Found<T> | undefined): Found<T> | undefined {
  if (given === undefined) return found;
  const text = typeof given === "object" && given !== null && "name" in given ? String(given.name) : String(given);
  return { value: given, evidence: { field, source: "given", text } };
}

function required<T>(found: Found<T> | undefined, message: string): Found<T> {
  if (found === undefined) throw new JucuoError("invalid_request", message);
  return found;
}

/** Only the fields that have a value: a field without one is absent, not `undefined`. */
function optional<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

import type { Divisions } from "../corpus/divisions.ts";
import type { Evidence } from "../corpus/document.ts";
import type { Given } from "../corpus/given.ts";
import { markerOf } from "../corpus/markers.ts";
import { findGenre } from "./genre.ts";
import { findBlocks } from "./headings.ts";
import {
  findAddressee,
  findDocumentNumber,
  findIssuer,
  findPublishDate,
  findSignature,
  findSignedDate,
} from "./imprint.ts";
import { findRegion, isTemplate } from "./region.ts";
import { type Found, type Line, linesOf, type Report, type SetAsideLine } from "./report.ts";
import { kindOfTitle } from "./sections.ts";
import { findTitleLines, titleText } from "./title.ts";
import { findYear } from "./year.ts";

/** What a file says of itself outside its text. */
export interface Declared {
  title?: string;
  publishDate?: string;
  source?: string;
}

export interface ParseInput {
  /** Cleaned text, every line ended by one line feed. */
  content: string;
  setAside: readonly SetAsideLine[];
  divisions: Divisions;
  /** Lines that the file marks as headings, by their offset in the content. */
  headings?: ReadonlyMap<number, number>;
  declared?: Declared;
  given?: Given;
}

const openingParagraphs = 2;
// What a site prints around any document.
const frameKinds = new Set(["aside", "navigation", "copyright"]);

/**
 * Understand a cleaned text as a report. Every field that is found says where and how sure; one that cannot be known is
 * absent: a guess would put a wrong city's name under a quotation.
 */
export function parse(input: ParseInput): Report {
  const { content, setAside, given = {}, headings, declared = {} } = input;
  const lines = linesOf(content, headings);
  const titleLines = findTitleLines(lines, declared.title);
  const title = orGiven("title", given.title, foundTitle(titleText(titleLines), declared));
  const printed = title?.value ?? null;
  const foundGenre = findGenre(printed, content);
  const genre = orGiven("genre", given.genre, foundGenre) ?? foundGenre;
  // Rules say what is to be done, not what was.
  const whole = genre.value === "regulation" ? "other" : kindOfTitle(printed);
  const blocks = findBlocks(lines, new Set(titleLines), whole);
  const chapters = blocks.flatMap(({ role, headings: path }) => (role === "heading" && path.length === 1 ? path : []));
  const publishDate = orGiven("publishDate", given.publishDate, findPublishDate(setAside, declared.publishDate));
  const issuer = orGiven("issuer", given.issuer, findIssuer(setAside, declared.source, printed));
  const addressee = findAddressee(setAside);
  const documentNumber = orGiven("documentNumber", given.documentNumber, findDocumentNumber(setAside, printed));
  const opening = openingOf(lines, titleLines);
  const bylines = setAside.filter((line) => line.before && isByline(line)).map(({ text }) => text);
  const signedDate = findSignedDate(setAside)?.value;
  const isFrame = ({ kind }: SetAsideLine): boolean => frameKinds.has(kind);
  const sources = {
    title: printed,
    bylines,
    opening,
    page: setAside.filter((line) => !isFrame(line)).map(({ text }) => text),
    footer: setAside.filter(isFrame).map(({ text }) => text),
    content,
    ...optional({
      signature: findSignature(setAside),
      issuer: issuer?.value,
      addressee: addressee?.value,
      documentNumber: documentNumber?.value,
    }),
  };
  const region = orGiven("region", given.region, findRegion(sources, input.divisions));
  const year = orGiven(
    "year",
    given.year,
    findYear({
      genre: genre.value,
      title: printed,
      bylines,
      opening,
      chapters,
      content,
      // When a form was published says nothing of a year.
      ...(isTemplate(printed, opening) ? {} : optional({ publishDate: publishDate?.value, signedDate })),
    }),
  );
  return {
    title: printed,
    genre: genre.value,
    ...optional({
      region: region?.value,
      year: year?.value,
      publishDate: publishDate?.value,
      issuer: issuer?.value,
      addressee: addressee?.value,
      documentNumber: documentNumber?.value,
    }),
    evidence: [title, region, year, publishDate, issuer, addressee, documentNumber, genre].flatMap((found) =>
      found === undefined ? [] : [found.evidence],
    ),
    blocks,
  };
}

/** Lines under a title that say where and when a report was given; a day in brackets, not the time of a page. */
function isByline({ kind, text }: SetAsideLine): boolean {
  return kind === "byline" || (kind === "date" && /^[(\uFF08].*[)\uFF09]$/u.test(text));
}

/** The first paragraphs: lines after the title that are sentences. */
function openingOf(lines: readonly Line[], titleLines: readonly Line[]): string {
  const body = lines.filter((line) => !titleLines.includes(line));
  const paragraphs = body.filter(({ text }) => text.includes("。") || text.length > 60).slice(0, openingParagraphs);
  const first = paragraphs[0] ?? body[0];
  // What stands under the second chapter is no opening any more.
  const second = paragraphs[1] !== undefined && markerOf(paragraphs[1].text) === undefined ? paragraphs[1] : undefined;
  return [first, second].flatMap((line) => (line === undefined ? [] : [line.text])).join("\n");
}

function foundTitle(printed: string | null, declared: Declared): Found<string> | undefined {
  const found = (value: string, source: string, confidence: number): Found<string> => ({
    value,
    evidence: { field: "title", source, text: value, confidence },
  });
  if (printed !== null) return found(printed, "title-line", 0.97);
  const { title } = declared;
  // A page is often called by its site or its column; a document that names its genre is called by its title.
  const isTitle = title !== undefined && /^[^-_|>]{8,60}(?:报告|总结|情况|解读)$/u.test(title);
  return isTitle ? found(title, "declared", 0.7) : undefined;
}

function orGiven<T>(field: Evidence["field"], given: T | undefined, found: Found<T> | undefined): Found<T> | undefined {
  if (given === undefined) return found;
  const text = typeof given === "object" && given !== null && "name" in given ? String(given.name) : String(given);
  return { value: given, evidence: { field, source: "given", text, confidence: 1 } };
}

/** Only the fields that have a value: a field without one is absent, not `undefined`. */
function optional<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

import type { SectionKind } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import type { Subject } from "../search/subject.ts";
import type { Report } from "../search/survey.ts";
import { tellsOfPractice } from "../search/verdict.ts";
import type { ExploreParts } from "./explorer.ts";
import type { Cell } from "./measure-matrix.ts";
import type { SpeaksOf } from "./spoken-of.ts";
import { statedStarts } from "./stated-start.ts";
import type { Sighting, StatedStartAt, TimelineRow, TimelineYear } from "./timeline-contract.ts";

/** One report, and what it says of the subject. */
export interface Seen {
  report: Report;
  cell: Cell;
}

export interface RowParts {
  subject: Subject;
  speaks: SpeaksOf;
  years: readonly number[];
  parts: ExploreParts;
}

/** What the reports of one region, `seen` by year, say of when it began. */
export function timelineRow(region: Region, seen: readonly Seen[], row: RowParts): TimelineRow {
  const at = seen.findIndex(({ cell }) => cell.status === "present");
  const first = seen[at];
  const before = at < 0 ? seen : seen.slice(0, at);
  const planned = before.flatMap((one) => sighting(one, (section) => section === "plan", row))[0];
  const practice = first && sighting(first, (section) => tellsOfPractice.has(section), row)[0];
  const lastWithout = first && before.at(-1)?.report.year;
  return {
    region,
    status: statusOf(seen, planned !== undefined),
    first: practice ?? null,
    ...(at === 0 && { unknownBefore: true }),
    ...(lastWithout !== undefined && { lastWithout }),
    ...(planned && { firstPlanned: planned }),
    statedStart: seen.flatMap((one) => statedIn(one, row)).filter(isNew),
    years: row.years.map((year) => yearOf(year, seen)),
  };
}

function statusOf(seen: readonly Seen[], isPlanned: boolean): TimelineRow["status"] {
  if (seen.length === 0) return "no-report";
  const has = (status: Cell["status"]): boolean => seen.some(({ cell }) => cell.status === status);
  return has("present") ? "present" : isPlanned ? "planned" : has("related") ? "related" : "absent";
}

/** The best passage that states it in a section of that kind. */
function sighting(
  { report, cell }: Seen,
  isIn: (section: SectionKind) => boolean,
  { subject, parts }: RowParts,
): [Sighting] | [] {
  const best = cell.passages.find(
    ({ passageId, score }) =>
      score >= subject.scoring.present && isIn(parts.index.facts(passageId)?.section ?? "other"),
  );
  if (best === undefined) return [];
  const passage = parts.hits.make(parts.hits.answer({ ...best, features: {}, isFull: false }), subject);
  return [{ year: report.year, document: passage.document, passage }];
}

function statedIn({ report, cell }: Seen, { subject, speaks, parts }: RowParts): StatedStartAt[] {
  if (cell.status !== "present") return [];
  return cell.passages
    .filter(({ score }) => score >= subject.scoring.present)
    .flatMap(({ passageId }) => parts.index.passage(passageId) ?? [])
    .filter(({ section }) => tellsOfPractice.has(section))
    .flatMap((passage) =>
      statedStarts(passage.text, speaks(passage)).map((stated) => ({
        ...stated,
        passageId: passage.id,
        reportYear: report.year,
      })),
    );
}

/** What a later report says again in the same words is said once. */
function isNew(stated: StatedStartAt, at: number, all: readonly StatedStartAt[]): boolean {
  return all.findIndex(({ text, year }) => text === stated.text && year === stated.year) === at;
}

function yearOf(year: number, seen: readonly Seen[]): TimelineYear {
  const cell = seen.find(({ report }) => report.year === year)?.cell;
  if (cell === undefined) return { year, status: "unknown", score: 0 };
  const best = cell.passages[0]?.passageId;
  return {
    year,
    status: cell.status,
    ...(cell.onlyIn && { onlyIn: cell.onlyIn }),
    score: cell.score,
    ...(best !== undefined && { passageId: best }),
  };
}

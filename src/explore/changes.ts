import { JucuoError } from "../corpus/errors.ts";
import type { Region } from "../corpus/region.ts";
import { conceptNamed } from "../search/concept-named.ts";
import { resolveRegion } from "../search/filter.ts";
import { passagesByDocument, type Report, reportsOf } from "../search/survey.ts";
import type { ChangesAnswer, ChangesRequest } from "./changes-contract.ts";
import type { ExploreParts } from "./explorer.ts";
import { measureChanges } from "./measure-changes.ts";
import { otherPassages } from "./other-passages.ts";

/**
 * What changed between two reports of one region: measures new, continued and dropped, and passages of which the lexicon
 * knows no measure. Throws `invalid_request` when the years are no earlier and later one, and `not_found` for a year without
 * a report, with the years that are held.
 */
export async function changes(request: ChangesRequest, parts: ExploreParts): Promise<ChangesAnswer> {
  const startedAt = performance.now();
  const { fromYear, toYear } = request;
  if (fromYear >= toYear) throw wrongYears();
  const region = resolveRegion(request.region, "region", parts.divisions);
  const concepts = request.concepts?.map((name) => conceptNamed(name, parts.lexicon)) ?? parts.lexicon.concepts;
  const { before, after } = twoReports(region, request, parts);
  const passages = passagesByDocument(parts.index.select({ regions: new Set([region.code]) }), parts.index);
  const reports = { before, after, passages };
  const asked = { concepts: [...new Set(concepts)], isAsked: request.concepts !== undefined };
  const { measures, told } = await measureChanges(asked, reports, parts);
  const others = request.concepts ? undefined : await otherPassages(reports, told, parts);
  return {
    region,
    fromYear,
    toYear,
    from: [...before.documents],
    to: [...after.documents],
    measures,
    ...(others && { otherPassages: others }),
    notes: [before, after].flatMap((report) => noteOn(report, parts)),
    summary: {
      new: measures.new.length,
      continued: measures.continued.length,
      reworded: measures.continued.filter(({ reworded }) => reworded).length,
      dropped: measures.dropped.length,
      uncertain: measures.uncertain.length,
    },
    tookMs: Math.round(performance.now() - startedAt),
  };
}

function wrongYears(): JucuoError {
  const message = "fromYear 须早于 toYear。";
  return new JucuoError("invalid_request", message, { fields: [{ path: "fromYear", message }] });
}

function twoReports(
  region: Region,
  { fromYear, toYear }: ChangesRequest,
  { library }: ExploreParts,
): { before: Report; after: Report } {
  const reports = reportsOf(library.reports({ regions: new Set([region.code]) }));
  const ofYear = (year: number): Report => {
    const found = reports.find((report) => report.year === year);
    if (found !== undefined) return found;
    const held = reports.map((report) => report.year).join("、");
    const message =
      held === ""
        ? `库里没有${region.name}的报告,请先收入。`
        : `库里没有${region.name}${year}年的报告,有的年度是 ${held}。`;
    throw new JucuoError("not_found", message);
  };
  return { before: ofYear(fromYear), after: ofYear(toYear) };
}

/** A work report always plans; where none of it was read as a plan, plans may stand as if they were done. */
function noteOn({ year, documents }: Report, { index }: ExploreParts): string[] {
  const doubtful = documents.filter(
    ({ id, genre }) =>
      genre === "work-report" &&
      !index.passagesOf(id).some(({ role, section }) => role === "text" && section === "plan"),
  );
  if (doubtful.length === 0) return [];
  return [`${year}年报告没有分出“打算”部分,其中的打算可能被当作已做的事,请看原文核对。`];
}

import { bareText } from "../concepts/bare-text.ts";
import { type Concept, namesOf } from "../concepts/concept.ts";
import { conceptNamed } from "../search/concept-named.ts";
import { type Report, reportsOf } from "../search/survey.ts";
import type { CatalogueAnswer, CatalogueRequest, ConceptAnswer, ConceptReport, ConceptSummary } from "./contract.ts";
import type { ExploreParts } from "./explorer.ts";
import { nameOf, namesOfAll } from "./find-concepts.ts";
import { type Cell, reportKey } from "./measure-matrix.ts";

/** The measures of the lexicon with how many regions and reports have them. */
export async function catalogue(request: CatalogueRequest, parts: ExploreParts): Promise<CatalogueAnswer> {
  const { concepts } = parts.lexicon;
  const found = concepts.filter((concept) => isWanted(concept, request));
  const columns = await parts.matrix.allColumns(found);
  const reports = reportsOf(parts.library.reports());
  const summaries = found.map((concept, at) => summaryOf(concept, reports, columns[at] ?? new Map()));
  summaries.sort(orders[request.sort]);
  return {
    concepts: summaries.slice(request.offset, request.offset + request.limit),
    total: { value: summaries.length, relation: "eq" },
    fields: [...new Set(concepts.map(({ field }) => field))],
  };
}

/** One measure, with its neighbours and with what each report says of it. Throws `not_found` for an unknown one. */
export async function conceptAnswer(name: string, parts: ExploreParts): Promise<ConceptAnswer> {
  const { lexicon, matrix, library } = parts;
  const concept = conceptNamed(name, lexicon);
  const [cells = new Map<string, Cell>()] = await matrix.allColumns([concept]);
  const reports = reportsOf(library.reports());
  const broader = concept.broader === undefined ? undefined : lexicon.get(concept.broader);
  const narrower = lexicon.concepts.filter((other) => other.broader === concept.id);
  return {
    ...summaryOf(concept, reports, cells),
    kinds: concept.kinds,
    ...(broader && { broader: nameOf(broader) }),
    narrower: narrower.map(nameOf),
    akin: namesOfAll(lexicon.akin(concept.id), lexicon),
    notSame: concept.notSame.flatMap(({ id, why }) => namesOfAll([id], lexicon).map((other) => ({ ...other, why }))),
    where: reports.flatMap((report) => {
      const cell = cells.get(reportKey(report));
      return cell ? [reportOf(report, cell, parts)] : [];
    }),
  };
}

function isWanted(concept: Concept, { q, field }: CatalogueRequest): boolean {
  if (field !== undefined && concept.field !== field) return false;
  if (q === undefined || concept.id === q) return true;
  const wanted = bareText(q).text;
  return [...namesOf(concept), ...concept.kinds].some((name) => bareText(name).text.includes(wanted));
}

function summaryOf(concept: Concept, reports: readonly Report[], cells: ReadonlyMap<string, Cell>): ConceptSummary {
  const having = reports.filter((report) => cells.get(reportKey(report))?.status === "present");
  const { id, name, field, description } = concept;
  return {
    id,
    name,
    field,
    aliases: namesOf(concept).slice(1),
    description,
    regions: new Set(having.map(({ region }) => region.code)).size,
    reports: having.length,
  };
}

function reportOf(
  { region, year, documents }: Report,
  { status, onlyIn, score, passages }: Cell,
  { library }: ExploreParts,
): ConceptReport {
  const [best] = passages;
  const found = best && library.passage(best.passageId);
  return {
    region,
    year,
    status,
    ...(onlyIn && { onlyIn }),
    score,
    document: found?.document ?? documents[0],
    ...(found && { passage: { id: found.passage.id, label: found.passage.label, headings: found.passage.headings } }),
  };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const orders: Record<CatalogueRequest["sort"], (a: ConceptSummary, b: ConceptSummary) => number> = {
  regions: (a, b) => b.regions - a.regions || b.reports - a.reports || byText(a.id, b.id),
  name: (a, b) => a.name.localeCompare(b.name, "zh-CN") || byText(a.id, b.id),
  field: (a, b) => byText(a.field, b.field) || byText(a.id, b.id),
};

import { readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Document, type Genre, genres } from "../src/corpus/document.ts";
import type { Passage } from "../src/corpus/passage.ts";
import { embedAll } from "../src/embed/embed-all.ts";
import { findGenre } from "../src/parse/genre.ts";
import { candidates } from "../src/search/candidates.ts";
import { Library } from "../src/search/library.ts";
import { ask } from "../src/search/question.ts";
import type { Workspace } from "../src/workspace.ts";
import { printRankings } from "./eval-ranking.ts";
import { type HaystackText, haystackTexts } from "./haystack.ts";
import { gradeOf, type JudgedQuery, judgedSets, readJudgedQueries } from "./judged.ts";
import { type Graded, type Ranking, rankingOf } from "./metrics.ts";
import { withHaystackWorkspace } from "./sample-workspace.ts";

const folder = fileURLToPath(new URL("../../shared/scale/", import.meta.url));
const perDocument = 2_000;
const depth = 100;

/** The judged queries once over the five reports and once with up to `limit` passages of neighbouring genres beside them. */
export async function evalHaystack(limit: number): Promise<void> {
  const texts = haystackTexts(folder, limit);
  console.log(`haystack of ${texts.length} passages: work reports, laws and regulations; region and year made up`);
  await withHaystackWorkspace(async (workspace) => {
    const alone = await rankAll(workspace);
    await addHaystack(workspace, texts, (genre) => genre !== "work-report");
    const withRules = await rankAll(workspace);
    await addHaystack(workspace, texts, (genre) => genre === "work-report");
    const withAll = await rankAll(workspace);
    for (const set of judgedSets) {
      printRankings(`five reports alone, ${set} set`, alone[set], { byKind: true });
      printRankings(`with laws, regulations and cases, ${set} set`, withRules[set], { byKind: true });
      // Nobody has judged these: where one tells of the very measure, it counts as wrong here and is not.
      printRankings(`with work reports too, ${set} set`, withAll[set], { byKind: true });
    }
    await printArmRecall(workspace);
  });
}

/** Every text in a document of its kind, as intake would tell it from the file it stands in. */
async function addHaystack(
  workspace: Workspace,
  texts: readonly HaystackText[],
  isWanted: (genre: Genre) => boolean,
): Promise<void> {
  for (const genre of genres.filter(isWanted)) {
    const some = texts.filter((text) => genreOf(text) === genre);
    console.log(`  ${some.length} of genre ${genre}`);
    await addOfGenre(workspace, genre, some);
  }
}

const genreBySource = new Map<string, Genre>();

function genreOf({ source }: HaystackText): Genre {
  const known = genreBySource.get(source);
  if (known !== undefined) return known;
  const content = readFileSync(join(folder, source), "utf8");
  const title = basename(source, extname(source)).replace(/^\d{4}_/u, "");
  const genre = findGenre(title, content).value;
  genreBySource.set(source, genre);
  return genre;
}

async function addOfGenre({ pipeline, index }: Workspace, genre: Genre, texts: readonly HaystackText[]): Promise<void> {
  const startedAt = performance.now();
  for (let from = 0; from < texts.length; from += perDocument) {
    const part = texts.slice(from, from + perDocument);
    const documentId = `haystack-${genre}-${from}`;
    const content = part.map(({ text }) => text).join("\n");
    let start = 0;
    const passages = part.map(({ text }, at): Passage => {
      const passage: Passage = {
        id: `${documentId}-${at}`,
        documentId,
        text,
        role: "text",
        headings: [],
        label: text.slice(0, 20),
        section: genre === "regulation" ? "other" : "measure",
        start,
        end: start + text.length,
        concepts: [],
        figures: [],
      };
      start += text.length + 1;
      return passage;
    });
    const embedded = await embedAll(
      part.map(({ text }) => text),
      pipeline,
    );
    const embeddings = new Map(passages.flatMap(({ id }, at) => (embedded[at] ? [[id, embedded[at]] as const] : [])));
    const tags = new Map(passages.map((passage) => [passage.id, pipeline.tag(passage)]));
    const original = { fileName: `${documentId}.txt`, bytes: new Uint8Array() };
    const document = haystackDocument({ id: documentId, genre, content, passages: passages.length });
    index.add({
      document,
      evidence: [],
      content,
      original,
      given: {},
      sketch: new Uint32Array(),
      passages,
      embeddings,
      tags,
    });
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(`  ${from + part.length} passages, ${Math.round((from + part.length) / seconds)} a second`);
  }
}

function haystackDocument({
  id,
  genre,
  content,
  passages,
}: Pick<Document, "id" | "genre" | "passages"> & { content: string }): Document {
  return {
    id,
    title: null,
    label: "haystack",
    region: { code: "110000", name: "北京市", level: "province", province: "北京市" },
    year: 2020,
    genre,
    format: "txt",
    characters: content.length,
    passages,
    warnings: [],
    addedAt: "2020-01-01T00:00:00.000Z",
  };
}

type Rankings = Record<(typeof judgedSets)[number], Map<JudgedQuery, Ranking>>;

async function rankAll({ engine, index }: Workspace): Promise<Rankings> {
  const rankings: Rankings = { first: new Map(), second: new Map() };
  for (const set of judgedSets) {
    for (const query of readJudgedQueries(set)) {
      const shape = { filter: {}, groupBy: "none", groupSize: 1, offset: 0, explain: false, minScore: 0 } as const;
      const answer = await engine.search({
        ...shape,
        facets: [],
        asWords: [],
        query: query.query,
        mode: "hybrid",
        limit: depth,
      });
      const found = (answer.hits ?? []).map(({ passage, document }) =>
        grade(query, document.region.name, passage.text),
      );
      const ranking = rankingOf(found, judgeable(query, index));
      if (ranking) rankings[set].set(query, ranking);
    }
  }
  return rankings;
}

function judgeable(query: JudgedQuery, index: Workspace["index"]): Graded[] {
  const own = index.documents().filter(({ label }) => label !== "haystack");
  return own.flatMap(({ id, region }) =>
    index.passagesOf(id).flatMap(({ role, text }) => (role === "text" ? [grade(query, region.name, text)] : [])),
  );
}

function grade(query: JudgedQuery, city: string, text: string): Graded {
  return {
    city,
    grade: gradeOf(
      text,
      query.cities.find((one) => one.city === city),
    ),
  };
}

/** Of the passages of grade 2 and 3, how many each arm brings among its first hundred and thousand. */
async function printArmRecall({ parts, index }: Workspace): Promise<void> {
  const known = new Library(index).regions();
  for (const size of [100, 1_000]) {
    const found = { lexical: 0, semantic: 0, concept: 0, any: 0 };
    let all = 0;
    for (const query of judgedSets.flatMap(readJudgedQueries)) {
      const { probe } = await ask(query.query, { mode: "hybrid", known, asWords: [] }, parts);
      const pool = candidates(probe, index.select({}), { index, lexicon: parts.lexicon, size });
      const relevant = index
        .documents()
        .filter(({ label }) => label !== "haystack")
        .flatMap(({ id, region }) => index.passagesOf(id).map((passage) => ({ passage, city: region.name })))
        .filter(({ passage, city }) => passage.role === "text" && grade(query, city, passage.text).grade >= 2)
        .map(({ passage }) => passage.id);
      all += relevant.length;
      const any = new Set(pool.passageIds);
      found.lexical += relevant.filter((id) => pool.lexical.has(id)).length;
      found.semantic += relevant.filter((id) => pool.semantic.has(id)).length;
      found.concept += relevant.filter((id) => pool.concept.has(id)).length;
      found.any += relevant.filter((id) => any.has(id)).length;
    }
    const shares = Object.entries(found).map(([arm, count]) => `${arm} ${(count / all).toFixed(3)}`);
    console.log(`candidate recall at ${size} an arm: ${shares.join("   ")}`);
  }
}

import { namesOf } from "../concepts/concept.ts";
import type { Lexicon } from "../concepts/lexicon.ts";
import type { Linker, QuestionWords } from "../concepts/linker.ts";
import type { Tagger } from "../concepts/tag.ts";
import type { Divisions } from "../corpus/divisions.ts";
import type { Embedding } from "../corpus/embedding.ts";
import type { Region } from "../corpus/region.ts";
import type { Embedder } from "../embed/embedder.ts";
import { normalize } from "../tokenize/normalize.ts";
import type { Tokenizer } from "../tokenize/tokenizer.ts";
import type { Mode, Understood } from "./contract.ts";
import type { LinkedConcept, Probe } from "./features.ts";
import { figureQuestion } from "./figure-question.ts";
import { type ReadFilter, readPlaces, withoutPlaces } from "./places.ts";
import { type ParsedQuery, parseQuery } from "./query.ts";
import type { Repairer } from "./repair.ts";
import { weighTerms } from "./weigh-terms.ts";

/** What is needed to understand a question. */
export interface QuestionParts {
  tokenizer: Tokenizer;
  embedder: Embedder;
  divisions: Divisions;
  lexicon: Lexicon;
  tagger: Tagger;
  linker: Linker;
  /** The embedding, as a question, of a text of the lexicon. */
  conceptEmbedding(text: string): Embedding | undefined;
  /** Repairs what was typed: pinyin and typos. */
  repairer: Pick<Repairer, "repair">;
}

export interface AskOptions {
  mode: Mode;
  /** Regions that have a report. */
  known: readonly Region[];
  /** Words of the question that are no conditions, see `readPlaces`. */
  asWords: readonly string[];
}

/** A question in every way that the later steps need it. */
export interface Question extends ParsedQuery {
  probe: Probe;
  /** Words that carry it and words inside them, normalised, to be marked where they stand. */
  marks: string[];
  filters: ReadFilter[];
  shown: Understood;
}

// From here on a measure is shown as what was understood, and its names as what was asked too.
const shownFrom = 0.3;

/** Understand a question: operators, repairs, conditions in it, the measures it means, terms and embedding for the arms. */
export async function ask(query: string, options: AskOptions, parts: QuestionParts): Promise<Question> {
  const parsed = parseQuery(query);
  const repaired =
    parsed.exact.length > 0 ? { text: parsed.plain, corrections: [] } : parts.repairer.repair(parsed.plain);
  const taken = parts.tagger.named(repaired.text);
  const folded = normalize(repaired.text).text;
  // Folding one character for one keeps the places; else the question is read as it was typed.
  const readable = folded.length === repaired.text.length ? folded : repaired.text;
  const read = readPlaces(readable, { ...options, divisions: parts.divisions, taken });
  const rest = withoutPlaces(repaired.text, read);
  const isAsked = /[\p{L}\p{N}]/u.test(rest);
  // A question of places and years only asks for those words.
  const [plain, filters] = isAsked ? [rest, read] : [repaired.text, []];
  const embedded = options.mode === "lexical" ? undefined : parts.embedder.embedQuery(plain);
  // Whoever waits below is told of a failure; while the worker embeds, what needs no vector is done here.
  embedded?.catch(() => undefined);
  const { words, marks, terms } = weighTerms(plain, parts.tokenizer);
  const figures = figureQuestion(plain);
  const named = options.mode === "hybrid" ? parts.linker.read(plain) : undefined;
  const embedding = await embedded;
  const links = embedding && named ? linksOf({ plain, named, embedding }, parts) : [];
  return {
    ...parsed,
    plain,
    marks,
    filters,
    probe: {
      terms: options.mode === "semantic" ? new Map() : terms,
      links,
      ...(embedding && { embedding }),
      ...(figures && { figures }),
    },
    shown: {
      normalized: normalize(plain).text,
      terms: words,
      ...shownLinks(links, plain),
      corrections: repaired.corrections.map(({ typed, meant }) => `${typed} → ${meant}`),
      exact: parsed.exact,
      excluded: parsed.excluded,
      filters: filters.map(shownFilter),
    },
  };
}

function linksOf(
  { plain, named, embedding }: { plain: string; named: QuestionWords; embedding: Embedding },
  { linker, conceptEmbedding }: QuestionParts,
): LinkedConcept[] {
  return linker.link(plain, embedding, named).flatMap((link) => {
    const own = conceptEmbedding(link.concept.name);
    return own ? [{ ...link, embedding: own }] : [];
  });
}

function shownLinks(links: readonly LinkedConcept[], plain: string): Pick<Understood, "concepts" | "expandedWith"> {
  const shown = links.filter(({ probability }) => probability >= shownFrom);
  return {
    concepts: shown.map(({ concept }) => concept.name),
    expandedWith: shown.flatMap(({ concept }) => namesOf(concept)).filter((name) => !plain.includes(name)),
  };
}

function shownFilter({ text, kind, regions, year }: ReadFilter): Understood["filters"][number] {
  return { text, kind, ...(regions && { regions }), ...(year && { year }) };
}

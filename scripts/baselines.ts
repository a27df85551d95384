// What a developer would reach for instead: full-text search libraries in their usual setting for Chinese. No tuning, so
// that the numbers are theirs.
import { create, insertMultiple, search } from "@orama/orama";
import { createTokenizer } from "@orama/tokenizers/mandarin";
import MiniSearch, { type Options } from "minisearch";

/** A library with the passages in it. `rank` gives passage ids, best first, at most 1000. */
export interface Baseline {
  name: string;
  rank(query: string): Promise<string[]>;
}

interface Passage {
  id: string;
  text: string;
}

const maxIds = 1000;
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Every baseline, indexed over the same passages. Ids are unique; ranking is deterministic. */
export async function baselines(passages: readonly Passage[]): Promise<Baseline[]> {
  return [
    miniSearch("MiniSearch, Intl.Segmenter words", passages, {
      tokenize: words,
      searchOptions: { fuzzy: 0.2, prefix: true, combineWith: "OR" },
    }),
    // Exact terms: a fuzzy or prefix match of a bigram is a single character.
    miniSearch("MiniSearch, character bigrams", passages, { tokenize: bigrams, searchOptions: { combineWith: "OR" } }),
    await orama("Orama, Mandarin tokenizer", passages),
  ];
}

/** BM25+ of MiniSearch; its tokenizer serves index and query. */
function miniSearch(name: string, passages: readonly Passage[], options: Omit<Options<Passage>, "fields">): Baseline {
  const index = new MiniSearch<Passage>({ fields: ["text"], ...options });
  index.addAll(passages);
  return {
    name,
    rank: async (query) =>
      index
        .search(query, {})
        .slice(0, maxIds)
        .map(({ id }) => String(id)),
  };
}

/**
 * Orama's BM25 in its default setting: any term, prefixes too. As published (3.1.18) the Mandarin tokenizer keeps a term
 * once per text and leaves stop words in, whatever it is told; a stop word list is a package of its own (@orama/stopwords).
 */
async function orama(name: string, passages: readonly Passage[]): Promise<Baseline> {
  const database = create({ schema: { text: "string" }, components: { tokenizer: createTokenizer() } });
  await insertMultiple(database, [...passages]);
  const rank = async (query: string): Promise<string[]> => {
    const { hits } = await search(database, { term: query, properties: ["text"], limit: maxIds });
    return hits.map(({ id }) => id);
  };
  return { name, rank };
}

function words(text: string): string[] {
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** Pairs of neighbouring Chinese characters, a lone one as it is; words and numbers of other scripts whole. */
function bigrams(text: string): string[] {
  const runs = text.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return runs.flatMap((run) => {
    const characters = [...run];
    if (characters.length === 1 || !/\p{Script=Han}/u.test(run)) return [run];
    return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  });
}

import { namesOf } from "../concepts/concept.ts";
import type { Lexicon } from "../concepts/lexicon.ts";
import type { Passage } from "../corpus/passage.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import { characterPairs } from "../tokenize/character-pairs.ts";
import { alignFigures, type RowFigure } from "./align-figures.ts";
import { bestClause } from "./best-clause.ts";
import type { Comparable, CompareRow, Hit } from "./contract.ts";
import countedWords from "./counted-words.json" with { type: "json" };
import { highlight } from "./highlight.ts";
import type { HitMaker } from "./hits.ts";
import type { Subject } from "./subject.ts";
import { type Marks, type ToldFigure, toldFigures } from "./told-figures.ts";
import { Turns } from "./turns.ts";
import { tellsOfPractice } from "./verdict.ts";

export interface ComparableParts {
  index: PassageIndex;
  lexicon: Lexicon;
  hits: HitMaker;
}

/** What is compared, as far as figures are looked for. */
export type Asked = Pick<Subject, "words" | "links" | "concepts" | "scoring" | "probe">;

// Words of any measure, and pairs of characters in names of more than this share of them (行政, 执法), tell none from another.
const common: ReadonlySet<string> = new Set(countedWords.common);
const genericFrom = 0.08;

/**
 * The figures of the shown passages that speak of what was asked, in columns that count the same thing. Plans, shortcomings
 * and glossaries are left out: a target is not a result.
 */
export async function comparableFigures(
  rows: readonly CompareRow[],
  asked: Asked,
  parts: ComparableParts,
): Promise<Comparable> {
  const vocabulary = vocabularyOf(asked, parts.lexicon);
  const found: RowFigure[] = [];
  const turns = new Turns();
  for (const [row, { region, year, passages }] of rows.entries()) {
    if (year === null) continue;
    for (const hit of passages.filter(({ passage }) => tellsOfPractice.has(passage.section))) {
      const marks = marksOf(hit, { asked, vocabulary, parts });
      const told = toldFigures(hit.passage, { marks, vocabulary, year });
      found.push(...told.map((figure: ToldFigure) => ({ row, region, year, passageId: hit.passage.id, figure })));
    }
    await turns.giveWay();
  }
  return alignFigures(found);
}

/** Where the passage says what was asked: by name; else by words of the question that few measures share; else its best clause. */
function marksOf(
  { passage, score }: Hit,
  { asked, vocabulary, parts }: { asked: Asked; vocabulary: ReadonlySet<string>; parts: ComparableParts },
): Marks {
  const tags = parts.hits.readings.tag(passage);
  const tagged = tags.filter(({ concept }) => asked.concepts.has(concept));
  const own = tagged.flatMap(({ spans }) => spans);
  // 涉企检查 is no other measure for who asks for 综合查一次, which is a part of it.
  const wider = new Set(asked.links.flatMap(({ concept }) => parts.lexicon.wider(concept.id)));
  const foreign = tags
    .filter(({ concept }) => !asked.concepts.has(concept) && !wider.has(concept))
    .flatMap(({ named }) => named)
    .filter((span) => !own.some((mark) => mark.start < span.end && span.start < mark.end));
  const isStrict = score < asked.scoring.present;
  const shared = { foreign, isStrict, leads: tagged.some(({ lead }) => lead) };
  if (own.length > 0 || isStrict) return { ...shared, own };
  const words = asked.words.filter((word) => characterPairs(word).some((pair) => vocabulary.has(pair)));
  const marked = highlight(passage.text, words);
  return { ...shared, own: marked.length > 0 ? marked : clauseOf(passage, asked, parts) };
}

function clauseOf({ id, text }: Passage, { probe }: Asked, { index }: ComparableParts): Marks["own"] {
  const tokens = index.tokens(id);
  const span = probe?.embedding && tokens && bestClause(text, probe.embedding.tokens, tokens);
  return span ? [span] : [];
}

/** Pairs of characters that say what was asked and few other measures. */
function vocabularyOf({ links, words, concepts }: Asked, lexicon: Lexicon): Set<string> {
  const most = Math.max(1, genericFrom * lexicon.concepts.length);
  const names = links.filter(({ concept }) => concepts.has(concept.id)).flatMap(({ concept }) => namesOf(concept));
  return new Set(
    [...names, ...words]
      .flatMap(characterPairs)
      .filter((pair) => !common.has(pair) && (lexicon.pairCounts.get(pair) ?? 0) <= most),
  );
}

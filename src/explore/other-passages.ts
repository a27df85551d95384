import type { Passage, SectionKind } from "../corpus/passage.ts";
import { Turns } from "../search/turns.ts";
import { dice } from "../tokenize/character-pairs.ts";
import { cosine } from "../vectors/cosine.ts";
import { align } from "./align.ts";
import type { ChangesAnswer, LonePassage, Quote } from "./changes-contract.ts";
import type { ExploreParts } from "./explorer.ts";
import type { TwoReports } from "./measure-changes.ts";
import { pairsOf } from "./wording-pairs.ts";

type OtherPassages = NonNullable<ChangesAnswer["otherPassages"]>;

// Two passages tell of the same where they share this much of their pairs of characters, or less and are near in meaning.
const sameWords = 0.4;
const someWords = 0.28;
const nearMeaning = 0.85;
// Reports of one place all sound alike: only what is far below both is without a counterpart beyond doubt.
const otherWords = 0.25;
const otherMeaning = 0.8;
// 主要做法如下: shorter lines only lead on to what is told.
const leastCharacters = 20;
const toldIn: ReadonlySet<SectionKind> = new Set(["measure", "leadership"]);

interface Read {
  passage: Passage;
  pairs: ReadonlySet<string>;
  vector: Float32Array;
}

interface Nearest {
  read: Read;
  likeness: number;
  cosine: number;
}

/**
 * Passages that tell of none of the measures in `told`, aligned by their words and their meaning with all that the other
 * report tells: what the lexicon does not know is not lost. In reading order.
 */
export async function otherPassages(
  reports: TwoReports,
  told: ReadonlySet<string>,
  parts: ExploreParts,
): Promise<OtherPassages> {
  const [before, after] = [readOf(reports.before, reports, parts), readOf(reports.after, reports, parts)];
  const found: OtherPassages = { new: [], continued: [], dropped: [], uncertain: [] };
  const taken = new Set(told);
  const turns = new Turns();
  const quote = ({ passage }: Read): Quote => ({ passage, document: parts.library.document(passage.documentId) });
  const continued = (old: Read, now: Read): void => {
    taken.add(now.passage.id);
    const alignment = align(old.passage, now.passage);
    found.continued.push({ before: quote(old), after: quote(now), ...alignment });
  };
  for (const one of before.done.filter(({ passage }) => !told.has(passage.id))) {
    const nearest = nearestTo(one, after.done);
    if (isSame(nearest)) continued(one, nearest.read);
    else found[isOther(nearest) ? "dropped" : "uncertain"].push(lone(one, nearest, { other: after, quote }));
    await turns.giveWay();
  }
  for (const one of after.done.filter(({ passage }) => !taken.has(passage.id))) {
    const nearest = nearestTo(one, before.done);
    if (isSame(nearest)) continued(nearest.read, one);
    else found[isOther(nearest) ? "new" : "uncertain"].push(lone(one, nearest, { other: before, quote }));
    await turns.giveWay();
  }
  return found;
}

interface Side {
  year: number;
  /** What was done, in reading order. */
  done: Read[];
  planned: Read[];
}

function readOf(report: TwoReports["before"], { passages }: TwoReports, { index }: ExploreParts): Side {
  const all = report.documents
    .flatMap(({ id }) => passages.get(id) ?? [])
    .flatMap((id) => index.passage(id) ?? [])
    .sort((a, b) => (a.documentId < b.documentId ? -1 : a.documentId > b.documentId ? 1 : a.start - b.start))
    .flatMap((passage): Read[] => {
      const vector = index.vector(passage.id);
      const pairs = pairsOf(passage.text);
      return vector === undefined || pairs.size < leastCharacters ? [] : [{ passage, pairs, vector }];
    });
  return {
    year: report.year,
    done: all.filter(({ passage }) => toldIn.has(passage.section)),
    planned: all.filter(({ passage }) => passage.section === "plan"),
  };
}

/** The nearest by words and meaning together; of equals the first. */
function nearestTo(one: Read, others: readonly Read[]): Nearest | undefined {
  let best: Nearest | undefined;
  for (const read of others) {
    const next = { read, likeness: dice(one.pairs, read.pairs), cosine: cosine(one.vector, read.vector) };
    if (best === undefined || closeness(next) > closeness(best)) best = next;
  }
  return best;
}

function closeness(near: Nearest): number {
  return near.likeness + near.cosine;
}

function isSame(nearest: Nearest | undefined): nearest is Nearest {
  if (nearest === undefined) return false;
  return nearest.likeness >= sameWords || (nearest.likeness >= someWords && nearest.cosine >= nearMeaning);
}

function isOther(nearest: Nearest | undefined): boolean {
  return nearest === undefined || (nearest.likeness < otherWords && nearest.cosine < otherMeaning);
}

function lone(
  one: Read,
  nearest: Nearest | undefined,
  { other, quote }: { other: Side; quote: (read: Read) => Quote },
): LonePassage {
  const planned = nearestTo(one, other.planned);
  return {
    ...quote(one),
    ...(nearest && !isOther(nearest) && { nearest: quote(nearest.read) }),
    ...(isSame(planned) && { note: `${other.year}年报告只在打算中提到。` }),
  };
}

import type { Passage } from "../corpus/passage.ts";
import { similarityOf, sketchOf } from "../corpus/sketch.ts";
import type { Store } from "../index/embedded/store.ts";
import type { KnownFinding } from "../index/embedded/watch-tables.ts";

// A passage that is cleaned or divided otherwise today still shares most of its words.
const sameFrom = 0.5;

/**
 * Put the watches of one store into another that was built again from the same files. A report that was there is no news
 * there, though its text, and with that its id, may be cleaned otherwise now: `newIds` tells under which id it is found.
 */
export function carryOver(from: Store, to: Store, newIds: ReadonlyMap<string, string>): void {
  const { watches } = from;
  if (watches.all().length === 0) return;
  // What came in and was not checked is still news after the rebuild, not before it.
  watches.changes.note(-1);
  const idOf = (id: string): string => newIds.get(id) ?? id;
  const { changes, findings, ...records } = watches.records();
  to.watches.restore({
    ...records,
    changes: changes.map((change) => ({ ...change, documentId: idOf(change.documentId) })),
    findings: findings.map((finding) => {
      const documentId = idOf(finding.documentId);
      const passages = carriedPassages(finding, from, to.passagesOf(documentId));
      return { ...finding, documentId, passages };
    }),
  });
}

/** The quoted passages as they stand in the text of today; what is not found again is not quoted. */
function carriedPassages(
  { passages }: KnownFinding,
  from: Store,
  candidates: readonly Passage[],
): KnownFinding["passages"] {
  return passages.flatMap((quoted) => {
    const text = from.passage(quoted.passageId)?.text;
    const found = text === undefined ? undefined : samePassage(text, candidates);
    return found ? [{ ...quoted, passageId: found.id }] : [];
  });
}

function samePassage(text: string, candidates: readonly Passage[]): Passage | undefined {
  const same = candidates.find((passage) => passage.text === text);
  if (same !== undefined) return same;
  const sketch = sketchOf(text);
  const alike = candidates.map((passage) => ({ passage, similarity: similarityOf(sketch, sketchOf(passage.text)) }));
  const [best] = alike.sort((a, b) => b.similarity - a.similarity || (a.passage.id < b.passage.id ? -1 : 1));
  return best && best.similarity >= sameFrom ? best.passage : undefined;
}

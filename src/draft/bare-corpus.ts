import type { Document } from "../corpus/document.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import { Turns } from "../search/turns.ts";
import { unitsOf } from "./units.ts";

export interface BarePassage {
  id: string;
  /** See `unitsOf`; places are found again only where something is shared. */
  text: string;
}

/** The bare text of every passage that is read, kept until the index changes: about half a kilobyte each. */
export class BareCorpus {
  private readonly index: Pick<PassageIndex, "revision" | "passagesOf">;
  private revision = -1;
  private readonly kept = new Map<string, readonly BarePassage[]>();

  constructor(index: Pick<PassageIndex, "revision" | "passagesOf">) {
    this.index = index;
  }

  /** The text passages of each of these documents, in reading order; gives way to others now and then. */
  async *of(documents: readonly Document[]): AsyncGenerator<{ document: Document; passages: readonly BarePassage[] }> {
    const revision = this.index.revision();
    if (revision !== this.revision) this.kept.clear();
    this.revision = revision;
    const turns = new Turns();
    for (const document of documents) {
      yield { document, passages: this.passagesOf(document.id) };
      await turns.giveWay();
    }
  }

  private passagesOf(documentId: string): readonly BarePassage[] {
    const known = this.kept.get(documentId);
    if (known !== undefined) return known;
    const passages = this.index
      .passagesOf(documentId)
      .flatMap(({ id, role, text }) => (role === "text" ? [{ id, text: unitsOf(text).text }] : []));
    this.kept.set(documentId, passages);
    return passages;
  }
}

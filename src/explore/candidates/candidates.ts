import { Turns } from "../../search/turns.ts";
import type { ExploreParts } from "../explorer.ts";
import { cluster } from "./cluster.ts";
import type { Candidate, CandidatesAnswer, CandidatesRequest } from "./contract.ts";
import { describe } from "./describe.ts";
import { comparable, likeness } from "./likeness.ts";
import { uncoveredSentences } from "./sentences.ts";

type Found = Pick<CandidatesAnswer, "candidates" | "unfitted" | "sentences">;

// Mean likeness from which on sentences tell of one thing.
const sameThing = 0.3;

/**
 * What several reports tell and the lexicon does not know, found when first asked for and kept until the index changes:
 * sentences that no measure covers → alike → clustered → named by what they share.
 */
export class Candidates {
  private readonly parts: ExploreParts;
  private known: { revision: number; found: Promise<Found> } | undefined;

  constructor(parts: ExploreParts) {
    this.parts = parts;
  }

  /** What most regions tell comes first, then what is most alike; ties by id. */
  async list({ limit, offset, minRegions }: CandidatesRequest): Promise<CandidatesAnswer> {
    const { candidates, ...counts } = await this.found();
    const shown = candidates.filter(({ regions }) => regions.length >= minRegions);
    return {
      candidates: shown.slice(offset, offset + limit),
      total: { value: shown.length, relation: "eq" },
      ...counts,
    };
  }

  private found(): Promise<Found> {
    const revision = this.parts.index.revision();
    if (this.known?.revision === revision) return this.known.found;
    const found = find(this.parts);
    this.known = { revision, found };
    // What failed is tried again by the next who asks.
    found.catch(() => {
      if (this.known?.found === found) this.known = undefined;
    });
    return found;
  }
}

async function find(parts: ExploreParts): Promise<Found> {
  const turns = new Turns();
  const { sentences: uncovered, unfitted, background } = await uncoveredSentences(parts, turns);
  const sentences = await comparable(uncovered, parts.index, turns);
  const graph = await likeness(sentences, { index: parts.index, background }, turns);
  const candidates: Candidate[] = [];
  for (const members of await cluster(graph, sameThing, turns)) {
    const documents = new Set(members.map((at) => sentences[at]?.passage.documentId));
    const candidate = documents.size < 2 ? undefined : describe(members, { sentences, graph, parts });
    if (candidate !== undefined) candidates.push(candidate);
    await turns.giveWay();
  }
  candidates.sort((a, b) => b.regions.length - a.regions.length || b.cohesion - a.cohesion || (a.id < b.id ? -1 : 1));
  return { candidates, unfitted, sentences: { uncovered: uncovered.length, compared: sentences.length } };
}

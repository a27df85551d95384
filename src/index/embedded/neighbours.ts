import { createHash } from "node:crypto";
import hnswlib from "hnswlib-node";
import { cosine } from "../../vectors/cosine.ts";
import { findGeneration, type GenerationFacts, saveGeneration } from "./generations.ts";
import { checkedVector } from "./vectors.ts";

const connections = 16;
const efConstruction = 200;
const efSearch = 100;
// A graph that was read back has room for no point beyond those it was saved with.
const leastRoom = 1024;
// Levels are drawn from this seed, so that the same vectors in the same order give the same graph.
const seed = 100;
const mostTombstones = 0.2;
// A scan of this many vectors of 512 numbers takes as long as a walk through the graph (about 0.5 ms).
const exactUpTo = 1_000;

export interface Neighbour {
  slot: number;
  /** Cosine similarity. */
  score: number;
}

export interface NeighboursOptions {
  folder: string;
  dimension: number;
  modelSha256: string;
  /** Passages up to which every vector is compared; 1000 unless told. With infinity there is no graph at all. */
  exactUpTo?: number;
}

/**
 * Nearest vectors by cosine. All vectors are in memory; above `exactUpTo` of them an HNSW graph answers questions
 * without a filter. A question under a filter compares every vector in scope: exact, and never short of results.
 */
export class Neighbours {
  private readonly options: NeighboursOptions;
  private readonly vectors = new Map<number, Float32Array>();
  /** Sum of all vectors; in double precision, so that the order of adding does not show. */
  private readonly sum: Float64Array;
  /** Points of the graph that are no vectors any more, since it was built or opened. */
  private tombstones = 0;
  private graph: hnswlib.HierarchicalNSW | undefined;

  constructor(options: NeighboursOptions) {
    this.options = options;
    this.sum = new Float64Array(options.dimension);
  }

  /** Add vectors of new slots, checked before native code sees them. */
  add(slot: number, vector: Float32Array): void {
    if (!Number.isSafeInteger(slot) || slot < 0 || slot > 0xffff_ffff)
      throw new RangeError(`Slot ${slot} is no label.`);
    this.vectors.set(slot, checkedVector(vector, this.options.dimension));
    vector.forEach((value, at) => {
      this.sum[at] = (this.sum[at] ?? 0) + value;
    });
    if (this.graph) addToGraph(this.graph, slot, vector);
  }

  /**
   * Forget a slot. The graph keeps a tombstone; with a fifth of them it is given up, every question is answered by the
   * exact scan, and the next start builds it anew.
   */
  remove(slot: number): void {
    const vector = this.vectors.get(slot);
    if (vector === undefined) return;
    this.vectors.delete(slot);
    vector.forEach((value, at) => {
      this.sum[at] = (this.sum[at] ?? 0) - value;
    });
    this.tombstones++;
    if (this.tombstones > mostTombstones * (this.vectors.size + this.tombstones)) this.graph = undefined;
    else this.graph?.markDelete(slot);
  }

  /** Mean cosine of `query` and all vectors; 0 when there are none. */
  background(query: Float32Array): number {
    checkedVector(query, this.options.dimension);
    const total = query.reduce((sum, value, at) => sum + value * (this.sum[at] ?? 0), 0);
    return this.vectors.size === 0 ? 0 : total / this.vectors.size;
  }

  get(slot: number): Float32Array | undefined {
    return this.vectors.get(slot);
  }

  /** The `count` nearest slots; only those in `slots` when given. */
  nearest(query: Float32Array, count: number, slots?: ReadonlySet<number>): Neighbour[] {
    checkedVector(query, this.options.dimension);
    const everything = slots === undefined || slots.size === this.vectors.size;
    if (this.graph && everything && this.vectors.size > this.exactLimit()) return this.walk(this.graph, query, count);
    return this.scan(query, count, slots ?? this.vectors.keys());
  }

  /** Open the saved graph when it is of exactly these vectors, else build it and save it. */
  openGraph(): "opened" | "built" | "none" {
    if (this.exactLimit() === Number.POSITIVE_INFINITY) return "none";
    const facts = this.facts();
    const graph = new hnswlib.HierarchicalNSW("ip", this.options.dimension);
    const saved = findGeneration(this.options.folder, facts);
    if (saved !== undefined) {
      graph.readIndexSync(saved);
      graph.setEf(efSearch);
      this.graph = graph;
      return "opened";
    }
    graph.initIndex(Math.max(leastRoom, this.vectors.size), connections, efConstruction, seed);
    graph.setEf(efSearch);
    for (const [slot, vector] of this.vectors) addToGraph(graph, slot, vector);
    this.graph = graph;
    this.save();
    return "built";
  }

  /** Save the graph as a new generation, unless the newest one is of these vectors already. */
  save(): void {
    const facts = this.facts();
    const graph = this.graph;
    if (graph === undefined || findGeneration(this.options.folder, facts) !== undefined) return;
    saveGeneration(this.options.folder, facts, (path) => void graph.writeIndexSync(path));
  }

  private walk(graph: hnswlib.HierarchicalNSW, query: Float32Array, count: number): Neighbour[] {
    graph.setEf(Math.max(efSearch, count));
    const { neighbors } = graph.searchKnn(Array.from(query), Math.min(count, this.vectors.size));
    // Scores are taken from the vectors, so that graph and scan give the same number for the same passage.
    return this.scan(query, count, neighbors);
  }

  private scan(query: Float32Array, count: number, slots: Iterable<number>): Neighbour[] {
    const found: Neighbour[] = [];
    for (const slot of slots) {
      const vector = this.vectors.get(slot);
      if (vector) found.push({ slot, score: cosine(query, vector) });
    }
    return found.sort((a, b) => b.score - a.score || a.slot - b.slot).slice(0, count);
  }

  private exactLimit(): number {
    return this.options.exactUpTo ?? exactUpTo;
  }

  private facts(): GenerationFacts {
    const slots = createHash("sha256")
      .update([...this.vectors.keys()].join(" "))
      .digest("hex");
    const { dimension, modelSha256 } = this.options;
    return { dimension, count: this.vectors.size, modelSha256, slotsSha256: slots };
  }
}

function addToGraph(graph: hnswlib.HierarchicalNSW, slot: number, vector: Float32Array): void {
  if (graph.getCurrentCount() >= graph.getMaxElements())
    graph.resizeIndex(Math.max(leastRoom, graph.getMaxElements() * 2));
  graph.addPoint(Array.from(vector), slot);
}

import type { Turns } from "../../search/turns.ts";
import type { Graph } from "./likeness.ts";

/**
 * Average-link clustering (UPGMA, Sokal & Michener 1958) of the nodes of a graph: the two clusters whose members are most
 * alike on average become one, while that is at least `threshold`; nodes without an edge count as not alike. Equal ones go
 * by their first nodes. Returns the clusters of two and more, members ascending, in the order of their first members.
 */
export async function cluster(graph: Graph, threshold: number, turns: Turns): Promise<number[][]> {
  const members = graph.map((_, at) => [at]);
  const near = graph.map((edges) => new Map(edges));
  const alive = new Set(members.keys());
  const bestOf = (at: number): Pair | undefined => best(at, near[at] ?? new Map());
  const nearest = graph.map((_, at) => bestOf(at));
  for (;;) {
    const pair = mostAlike([...alive].map((at) => nearest[at]));
    if (pair === undefined || pair.alike < threshold) break;
    const changed = merge(pair, members, near);
    alive.delete(pair.to);
    nearest[pair.to] = undefined;
    for (const at of changed) nearest[at] = bestOf(at);
    await turns.giveWay();
  }
  return [...alive].flatMap((at) => {
    const own = members[at] ?? [];
    return own.length < 2 ? [] : [[...own].sort((a, b) => a - b)];
  });
}

/** `from` comes before `to`, and stands for both when they are merged. */
interface Pair {
  from: number;
  to: number;
  alike: number;
}

function best(at: number, edges: ReadonlyMap<number, number>): Pair | undefined {
  const pairs = [...edges].map(([other, alike]) => ({ from: Math.min(at, other), to: Math.max(at, other), alike }));
  return mostAlike(pairs);
}

function mostAlike(pairs: readonly (Pair | undefined)[]): Pair | undefined {
  let most: Pair | undefined;
  for (const pair of pairs) {
    if (pair === undefined) continue;
    if (most === undefined || before(pair, most)) most = pair;
  }
  return most;
}

function before(a: Pair, b: Pair): boolean {
  return (b.alike - a.alike || a.from - b.from || a.to - b.to) < 0;
}

/** Merge `to` into `from`; returns the clusters whose edges have changed. */
function merge({ from, to }: Pair, members: number[][], near: Map<number, number>[]): number[] {
  const [a, b] = [members[from] ?? [], members[to] ?? []];
  const [nearA, nearB] = [near[from] ?? new Map<number, number>(), near[to] ?? new Map<number, number>()];
  const others = [...new Set([...nearA.keys(), ...nearB.keys()])].filter((other) => other !== from && other !== to);
  const merged = new Map<number, number>();
  for (const other of others) {
    const sum = a.length * (nearA.get(other) ?? 0) + b.length * (nearB.get(other) ?? 0);
    merged.set(other, sum / (a.length + b.length));
    near[other]?.delete(to);
    near[other]?.set(from, sum / (a.length + b.length));
  }
  near[from] = merged;
  near[to] = new Map();
  members[from] = [...a, ...b];
  members[to] = [];
  return [from, ...others];
}

import { unitLength } from "../vectors/token-projection.ts";

/** Pooled rows, and for each vector that went in the row it is part of. */
export interface Pooled {
  rows: Float32Array[];
  owners: Uint8Array;
}

// Owners are stored as one byte each.
const mostRows = 256;

/**
 * Join the rows of `vectors` that are most alike until a `factor`-th of them is left, 256 at most, and return the mean of
 * each group at unit length, in the order in which the groups begin in the text.
 *
 * Agglomerative with Ward's criterion: the pair with the least growth of the sum of squares,
 * d(a,b) = |a||b| / (|a|+|b|) · ‖mean(a) − mean(b)‖², kept up to date by the formula of Lance & Williams (1967). Token
 * pooling: Clavié, Chaffin & Adams 2024, "Reducing the Footprint of Multi-Vector Retrieval with Minimal Performance
 * Impact via Token Pooling".
 */
export function poolTokens(vectors: readonly Float32Array[], factor: number): Pooled {
  const wanted = Math.min(mostRows, Math.max(1, Math.round(vectors.length / factor)));
  const groups = groupsOf(vectors, wanted);
  const owners = new Uint8Array(vectors.length);
  for (const [row, members] of groups.entries()) for (const member of members) owners[member] = row;
  return { rows: groups.map((members) => meanOf(members.map((at) => vectors[at] ?? new Float32Array()))), owners };
}

/** Indices of `vectors` in `wanted` groups. */
function groupsOf(vectors: readonly Float32Array[], wanted: number): number[][] {
  const size = vectors.length;
  const distances = squaredHalves(vectors);
  const groups: (number[] | undefined)[] = vectors.map((_, at) => [at]);
  const nearest = new Int32Array(size).fill(-1);
  const lookAround = (a: number): void => {
    let best = -1;
    for (let b = 0; b < size; b++) {
      if (b === a || groups[b] === undefined) continue;
      if (best < 0 || at(distances, a * size + b) < at(distances, a * size + best)) best = b;
    }
    nearest[a] = best;
  };
  for (let a = 0; a < size; a++) lookAround(a);
  for (let left = size; left > wanted; left--) {
    const [a, b] = closestPair(groups, nearest, distances);
    join(a, b, groups, distances);
    for (let other = 0; other < size; other++) {
      if (groups[other] === undefined) continue;
      const known = nearest[other] ?? -1;
      if (other === a || known === a || known === b) lookAround(other);
      else if (at(distances, other * size + a) < at(distances, other * size + known)) nearest[other] = a;
    }
  }
  return groups.flatMap((group) => (group === undefined ? [] : [group]));
}

function closestPair(
  groups: readonly (number[] | undefined)[],
  nearest: Int32Array,
  distances: Float64Array,
): [number, number] {
  const size = groups.length;
  let best = -1;
  for (let a = 0; a < size; a++) {
    if (groups[a] === undefined) continue;
    if (best < 0 || at(distances, a * size + at(nearest, a)) < at(distances, best * size + at(nearest, best))) best = a;
  }
  const other = at(nearest, best);
  return best < other ? [best, other] : [other, best];
}

/** Group `b` becomes part of group `a`; distances to `a` follow by Lance & Williams. */
function join(a: number, b: number, groups: (number[] | undefined)[], distances: Float64Array): void {
  const size = groups.length;
  const [left, right] = [groups[a] ?? [], groups[b] ?? []];
  const between = at(distances, a * size + b);
  for (let other = 0; other < size; other++) {
    const members = groups[other]?.length;
    if (members === undefined || other === a || other === b) continue;
    const joined =
      ((left.length + members) * at(distances, a * size + other) +
        (right.length + members) * at(distances, b * size + other) -
        members * between) /
      (left.length + right.length + members);
    distances[a * size + other] = joined;
    distances[other * size + a] = joined;
  }
  groups[a] = [...left, ...right];
  groups[b] = undefined;
}

/** Ward's distance of each two rows: half the squared distance. */
function squaredHalves(vectors: readonly Float32Array[]): Float64Array {
  const size = vectors.length;
  const distances = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const half = squaredDistance(vectors[a] ?? new Float32Array(), vectors[b] ?? new Float32Array()) / 2;
      distances[a * size + b] = half;
      distances[b * size + a] = half;
    }
  }
  return distances;
}

function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    sum += difference * difference;
  }
  return sum;
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  // Vectors that cancel each other out have no mean direction: the first stands for them.
  return sum.some((value) => value !== 0) ? unitLength(sum) : (vectors[0] ?? sum);
}

function at(numbers: Float64Array | Int32Array, index: number): number {
  return numbers[index] as number;
}

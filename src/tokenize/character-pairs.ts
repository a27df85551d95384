/** Every two neighbouring UTF-16 units of a text, in order. */
export function characterPairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** The same as terms of the index. */
export function pairTerms(text: string): string[] {
  return characterPairs(text).map((pair) => `2:${pair}`);
}

/** 2·shared / (a + b), 0–1 (Dice 1945); 0 where both are empty. */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** How one part of a view is written in the address. */
export interface Field<T> {
  /** What it is when the address does not say. */
  initial: T;
  read(values: readonly string[]): T;
  /** Nothing where it is as at first. */
  write(value: T): readonly string[];
}

/** The parts of a view, by their names in its address. */
export type Fields = Record<string, Field<unknown>>;
/** What a view shows, as the address says it. */
export type StateOf<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** Any words. */
export function text(initial = ""): Field<string> {
  return { initial, read: ([value]) => value ?? initial, write: (value) => (value === initial ? [] : [value]) };
}

/** Several values, in the order chosen: `?region=苏州市&region=威海市`. */
export function list(): Field<readonly string[]> {
  return { initial: [], read: (values) => [...new Set(values)], write: (values) => values };
}

/** A whole number within these bounds; anything else in the address counts as not said. */
export function whole({ min, max, initial }: { min: number; max: number; initial: number }): Field<number> {
  const isWithin = (value: number): boolean => Number.isInteger(value) && value >= min && value <= max;
  return {
    initial,
    read: ([value]) => (value !== undefined && isWithin(Number(value)) ? Number(value) : initial),
    write: (value) => (value === initial ? [] : [String(value)]),
  };
}

/** A year, or none. */
export function year(): Field<number | undefined> {
  return {
    initial: undefined,
    read: ([value]) => (value !== undefined && /^(?:19|20)\d\d$/u.test(value) ? Number(value) : undefined),
    write: (value) => (value === undefined ? [] : [String(value)]),
  };
}

/** One of these words; anything else counts as the first. */
export function oneOf<const T extends string>(...words: readonly [T, ...T[]]): Field<T> {
  const [initial] = words;
  return {
    initial,
    read: ([value]) => words.find((word) => word === value) ?? initial,
    write: (value) => (value === initial ? [] : [value]),
  };
}

/** Every field of a view, from the part of the address behind `?`; what it does not say, or says wrongly, is as at first. */
export function readState<F extends Fields>(fields: F, search: string): StateOf<F> {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.read(parameters.getAll(name))]),
  ) as StateOf<F>;
}

/** `?q=免罚轻罚&year=2023`; empty where all is as at first. */
export function writeState<F extends Fields>(fields: F, state: Partial<StateOf<F>>): string {
  const parameters = new URLSearchParams();
  for (const [name, field] of Object.entries(fields)) {
    for (const value of field.write(state[name] ?? field.initial)) parameters.append(name, value);
  }
  const written = parameters.toString();
  return written === "" ? "" : `?${written}`;
}

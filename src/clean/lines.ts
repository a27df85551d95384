/** `[start, end)` of the cleaned text stands in the raw text from `rawStart` on, unit for unit. */
export interface MappedSpan {
  start: number;
  end: number;
  rawStart: number;
}

/** A line whose units know where they stood in the raw text, through every repair. */
export class Line {
  text: string;
  /** Raw offset of each UTF-16 unit of `text`. */
  origins: number[];
  /** The file marks it as outside the main content. */
  readonly aside: boolean;
  /** Level of the heading that the file marks it as. */
  readonly heading: number | undefined;
  /** Whether it began with the space of a new paragraph. */
  readonly indented: boolean;

  constructor(
    text: string,
    origins: number[],
    marks: { aside?: boolean; heading?: number | undefined; indented?: boolean } = {},
  ) {
    this.text = text;
    this.origins = origins;
    this.aside = marks.aside ?? false;
    this.heading = marks.heading;
    this.indented = marks.indented ?? false;
  }

  /** Replace every match; what takes its place stands where the match stood. */
  replace(pattern: RegExp, replacement: (match: RegExpMatchArray) => string): void {
    const parts: string[] = [];
    const origins: number[] = [];
    let done = 0;
    const keep = (end: number): void => {
      parts.push(this.text.slice(done, end));
      for (let unit = done; unit < end; unit++) origins.push(this.origins[unit] ?? 0);
    };
    for (const match of this.text.matchAll(pattern)) {
      const words = replacement(match);
      if (words === match[0]) continue;
      keep(match.index);
      parts.push(words);
      const last = match.index + Math.max(0, match[0].length - 1);
      for (let unit = 0; unit < words.length; unit++)
        origins.push(this.origins[Math.min(match.index + unit, last)] ?? 0);
      done = match.index + match[0].length;
    }
    if (done === 0 && parts.length === 0) return;
    keep(this.text.length);
    this.text = parts.join("");
    this.origins = origins;
  }

  /** Drop white space at both ends. */
  trim(): void {
    const lead = this.text.length - this.text.trimStart().length;
    const rest = this.text.trim();
    this.origins.splice(0, lead);
    this.origins.length = rest.length;
    this.text = rest;
  }

  /** This line with the next one run on. */
  join(next: Line): Line {
    const { aside, heading, indented } = this;
    return new Line(this.text + next.text, [...this.origins, ...next.origins], { aside, heading, indented });
  }
}

const blank = /^[\s\u00AD\u200B-\u200F\u2060\uFEFF]+|[\s\u00AD\u200B-\u200F\u2060\uFEFF]+$/gu;

/** The lines of a raw text that hold more than white space, each trimmed. */
export function splitLines(
  raw: string,
  marks: { aside?: readonly number[]; headings?: readonly { at: number; level: number }[] } = {},
): Line[] {
  const aside = new Set(marks.aside ?? []);
  const levels = new Map((marks.headings ?? []).map(({ at, level }) => [at, level]));
  const lines: Line[] = [];
  for (const match of raw.matchAll(/[^\r\n\u0085\u2028\u2029\f\v]+/gu)) {
    const text = match[0].replace(blank, "");
    if (text === "") continue;
    const lead = match[0].indexOf(text);
    const start = match.index + lead;
    const origins = Array.from({ length: text.length }, (_, unit) => start + unit);
    const indented = /^(?:\u3000|[ \u00A0\t]{2})/u.test(match[0]);
    lines.push(new Line(text, origins, { aside: aside.has(match.index), heading: levels.get(match.index), indented }));
  }
  return lines;
}

/** Spans of the text whose units stand one after another in the raw text. `at` is where the line begins in the text. */
export function spansOf(line: Line, at: number): MappedSpan[] {
  const spans: MappedSpan[] = [];
  for (const [unit, rawStart] of line.origins.entries()) {
    const last = spans.at(-1);
    if (last !== undefined && last.rawStart + at + unit - last.start === rawStart) last.end = at + unit + 1;
    else spans.push({ start: at + unit, end: at + unit + 1, rawStart });
  }
  return spans;
}

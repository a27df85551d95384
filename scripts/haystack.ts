import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";

/** A passage that no query was written for. `source` is its file below the folder, `id` the file and the passage's place. */
export interface HaystackText {
  id: string;
  text: string;
  source: string;
}

const minCharacters = 60;
const maxCharacters = 400;
const extensions = new Set([".txt", ".md"]);

/**
 * Every .txt and .md file below `folder`, cut into passages of about 60–400 characters; at most `limit` of them, Infinity
 * for all. Each file gives one passage before any gives its second, and so on; hashes of path and place order files and
 * passages. So the same folder gives the same list, and a smaller limit gives the beginning of a larger one's.
 */
export function haystackTexts(folder: string, limit: number): HaystackText[] {
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => extensions.has(extname(path).toLowerCase()))
    .map((path) => path.split(sep).join("/"));
  const files = hashOrder(sources, (source) => source).map((source) => {
    const texts = passagesOf(readFileSync(join(folder, source), "utf8"));
    const all = texts.map((text, at) => ({ id: `${source}#${at}`, text, source }));
    return hashOrder(all, ({ id }) => id);
  });
  const taken: HaystackText[] = [];
  for (let round = 0; taken.length < limit && files.some((file) => round < file.length); round++) {
    for (const file of files) taken.push(...file.slice(round, round + 1));
  }
  return taken.slice(0, limit);
}

/** Short paragraphs wait for the next one; what is left at the end of the file goes to the last passage, if there is one. */
function passagesOf(raw: string): string[] {
  const passages: string[] = [];
  let waiting = "";
  for (const paragraph of paragraphsOf(raw)) {
    const pieces = cut(waiting === "" ? paragraph : `${waiting}\n${paragraph}`);
    const last = pieces.pop() ?? "";
    waiting = last.length < minCharacters ? last : "";
    passages.push(...pieces, ...(waiting === "" ? [last] : []));
  }
  const end = passages.pop();
  if (end !== undefined) passages.push(waiting === "" ? end : `${end}\n${waiting}`);
  return passages;
}

/** Lines without markup. Line ends and tabs of some county reports were written out as backslash and letter. */
function paragraphsOf(raw: string): string[] {
  return raw
    .replace(/<!--.*?-->/gs, "\n")
    .replace(/(?:\\[rnt])+|\r/g, "\n")
    .replace(/<\/?[a-z][^<>\n]*>|&(?:[a-z]+|#\d+);|\?{2,}|\*\*/gi, " ")
    .split("\n")
    .map((line) => line.replace(/^\s*(?:#+|>)\s*/, ""))
    .filter((line) => !line.startsWith("|") && /[\p{L}\p{N}]/u.test(line))
    .map((line) => line.replace(/\s+/g, " ").trim());
}

/** Pieces of at most 400 characters; all but the last have at least 60. Joined they give the text back, but for white space. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > maxCharacters) {
    const end = cutPlace(rest.slice(0, maxCharacters));
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest];
}

/** After the last sentence; where none ends, after the last clause; where there is none either, the whole window. */
function cutPlace(window: string): number {
  for (const ends of [/[。；;！？][”’」』）]*/g, /[，、：,\n]/g]) {
    const last = [...window.matchAll(ends)].at(-1);
    const end = last ? last.index + last[0].length : 0;
    if (end >= minCharacters) return end;
  }
  return /[\uD800-\uDBFF]$/.test(window) ? window.length - 1 : window.length;
}

function hashOrder<T>(all: readonly T[], key: (one: T) => string): T[] {
  return all
    .map((one) => ({ one, hash: createHash("sha1").update(key(one)).digest("hex") }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ one }) => one);
}

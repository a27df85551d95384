import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { JucuoError, messageOf } from "../corpus/errors.ts";
import { bareText } from "./bare-text.ts";
import { type Concept, conceptSchema, namesOf } from "./concept.ts";
import { Lexicon } from "./lexicon.ts";

type Entry = z.infer<typeof conceptSchema> & { file: string };

/** The files of a lexicon folder that hold entries, in the order of their names. */
export function lexiconFiles(folders: readonly string[]): string[] {
  return folders
    .map((folder) => join(folder, "measures"))
    .filter(existsSync)
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /\.(?:ya?ml|json)$/u.test(name) && !name.startsWith("."))
        .sort()
        .map((name) => join(folder, name)),
    );
}

/**
 * Read every file of entries (YAML or JSON, a list each) of the folders. An entry of a later folder takes the place of one
 * with the same id. Throws `unreadable`, naming file, entry and field: malformed, a name in two entries, a link to nothing.
 */
export function readLexicon(folders: readonly string[]): Lexicon {
  const entries = new Map<string, Entry>();
  for (const folder of folders) {
    const known = new Set<string>();
    for (const file of lexiconFiles([folder])) {
      for (const entry of readEntries(file)) {
        if (known.has(entry.id)) throw wrong(file, `编号 ${entry.id} 出现了两次`);
        known.add(entry.id);
        entries.set(entry.id, { ...entry, file });
      }
    }
  }
  return new Lexicon(linked([...entries.values()]));
}

function readEntries(file: string): z.infer<typeof conceptSchema>[] {
  let content: unknown;
  try {
    // A JSON file is a YAML file too.
    content = parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw wrong(file, messageOf(cause), cause);
  }
  if (!Array.isArray(content)) throw wrong(file, "应是一个列表,每条以 - 开头,含 id、name");
  return content.map((entry: unknown, at) => {
    const parsed = conceptSchema.safeParse(entry);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const id = z.object({ id: z.string() }).safeParse(entry).data?.id;
    const place = `第 ${at + 1} 条${id === undefined ? "" : `(${id})`} ${issue?.path.join(".") ?? ""}`;
    throw wrong(file, `${place}:${issue?.message ?? "写法不对"}`);
  });
}

/** Links are written by name and kept by id. */
function linked(entries: readonly Entry[]): Concept[] {
  const ids = idsByName(entries);
  return entries.map(({ file, broader, akin, notSame, ...entry }) => {
    const idOf = (name: string): string => {
      const id = ids.get(bareText(name).text);
      if (id === undefined) throw wrong(file, `${entry.id} 提到的“${name}”不在词库里`);
      return id;
    };
    const wider = broader === undefined ? undefined : idOf(broader);
    if (wider !== undefined) refuseCircle(entry.id, wider, entries, ids, file);
    return {
      ...entry,
      ...(wider !== undefined && { broader: wider }),
      akin: akin.map(idOf),
      notSame: notSame.map(({ name, why }) => ({ id: idOf(name), why })),
    };
  });
}

function idsByName(entries: readonly Entry[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const entry of entries) {
    for (const name of [...namesOf(entry), ...entry.kinds]) {
      const bare = bareText(name).text;
      if (bare.length < 2) throw wrong(entry.file, `${entry.id} 的“${name}”除去标点不足两个字`);
      const other = ids.get(bare);
      if (other !== undefined && other !== entry.id) {
        throw wrong(entry.file, `“${name}”既是 ${other} 又是 ${entry.id} 的叫法,只能归一条`);
      }
      ids.set(bare, entry.id);
    }
  }
  return ids;
}

function refuseCircle(
  from: string,
  wider: string,
  entries: readonly Entry[],
  ids: ReadonlyMap<string, string>,
  file: string,
): void {
  let at: string | undefined = wider;
  for (let steps = 0; at !== undefined; steps++) {
    if (at === from || steps > entries.length) throw wrong(file, `${from} 的 broader 绕成了一圈`);
    const name: string | undefined = entries.find(({ id }) => id === at)?.broader;
    at = name === undefined ? undefined : ids.get(bareText(name).text);
  }
}

function wrong(file: string, what: string, cause?: unknown): JucuoError {
  return new JucuoError("unreadable", `举措词库 ${basename(file)} 有误:${what}。(${file})`, { cause });
}

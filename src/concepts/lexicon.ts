import { readFileSync } from "node:fs";
import { z } from "zod";
import { JucuoError } from "../corpus/errors.ts";
import { normalize } from "../tokenize/normalize.ts";

const conceptSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(2),
  aliases: z.array(z.string().min(2)),
});

/** A canonical measure and the names that cities give it. */
export type Concept = z.infer<typeof conceptSchema>;

/** The measures that are known by name, and which of them a question names. */
export class Lexicon {
  private readonly concepts: readonly Concept[];

  constructor(concepts: readonly Concept[]) {
    this.concepts = concepts;
  }

  /** Read a lexicon file. Throws `unreadable` when it is missing or malformed. */
  static read(path: string): Lexicon {
    try {
      return new Lexicon(z.array(conceptSchema).parse(JSON.parse(readFileSync(path, "utf8"))));
    } catch (cause) {
      throw new JucuoError("unreadable", `举措词库 ${path} 缺失或写法不对,每条需要 id、name、aliases。`, { cause });
    }
  }

  /**
   * The concept that a question names: one of its names stands in the question, the longest deciding, so that
   * 行政复议调解 is not taken for 行政复议. Undefined when it names none.
   */
  link(question: string): Concept | undefined {
    const text = bare(question);
    let best: { concept: Concept; length: number } | undefined;
    for (const concept of this.concepts) {
      for (const name of namesOf(concept)) {
        const wanted = bare(name);
        if (text.includes(wanted) && wanted.length > (best?.length ?? 0)) best = { concept, length: wanted.length };
      }
    }
    return best?.concept;
  }
}

/** All names of a concept, the canonical one first. */
export function namesOf({ name, aliases }: Concept): string[] {
  return [name, ...aliases];
}

/** Normalised and without punctuation: “双随机、一公开” and 双随机一公开 are one name. */
function bare(text: string): string {
  return normalize(text).text.replace(/[^\p{L}\p{N}]/gu, "");
}

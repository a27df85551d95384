import { z } from "zod";

const nameSchema = z.string("缺少,或不是文字").trim().min(2, "至少两个字").max(24, "最多 24 个字");

/** One entry of the lexicon as it stands in a file. */
export const conceptSchema = z.strictObject({
  id: z.string("缺少,或不是文字").regex(/^[a-z0-9][a-z0-9-]*$/u, "只用小写字母、数字和 -"),
  name: nameSchema,
  field: z.string().trim().min(1).default("其他"),
  names: z.array(nameSchema).default([]),
  kinds: z.array(nameSchema).default([]),
  cues: z.array(z.array(nameSchema).min(2, "至少两个词").max(5, "最多五个词")).default([]),
  description: z.string().trim().default(""),
  sayings: z.array(z.string().trim().min(2)).default([]),
  broader: nameSchema.optional(),
  akin: z.array(nameSchema).default([]),
  notSame: z.array(z.strictObject({ name: nameSchema, why: z.string().default("") })).default([]),
});

/** A canonical measure: what it is called, how people speak of it, and what it is not. */
export interface Concept {
  id: string;
  name: string;
  /** The part of government it belongs to. */
  field: string;
  /** Other names that cities give it; each says this measure by itself. */
  names: string[];
  /**
   * Names of special cases, parts and instruments of it: a report that names one has the measure, but who asks for one is
   * not answered by the measure under another name (应急物资储备 is a kind of 应急管理体系).
   */
  kinds: string[];
  /** Words that say the measure where all of one set stand in one sentence. */
  cues: string[][];
  /** What is done and for whom, in plain words. */
  description: string;
  /** How those speak of it who do not know its name. */
  sayings: string[];
  /** Id of the wider measure that it is a part of. */
  broader?: string;
  /** Ids of measures of another design with the same function: who asks for one also wants to see the other, after it. */
  akin: string[];
  /** Ids of neighbours that are not the same, with what sets them apart. */
  notSame: { id: string; why: string }[];
}

/** All names that say the whole of a concept, the canonical one first, each once. */
export function namesOf({ name, names }: Pick<Concept, "name" | "names">): string[] {
  return [...new Set([name, ...names])];
}

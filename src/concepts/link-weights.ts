import { z } from "zod";
import { readLearned } from "./learned.ts";

/**
 * What speaks for a question meaning a concept: it holds a name; the share of it that the words of a cue take up; the share
 * that the longest name takes up; the share of a name's pairs of characters that it holds; the share of its own words of the
 * field that the concept's texts hold; cosine with the nearest text, and the mean of the three nearest; late interaction
 * with the nearest text.
 */
export const linkFeatures = [
  "named",
  "cued",
  "namedShare",
  "overlap",
  "explained",
  "cosine",
  "cosines",
  "late",
] as const;
export type LinkFeature = (typeof linkFeatures)[number];

const weightsSchema = z.strictObject({
  learnedFrom: z.string(),
  named: z.number().default(0),
  cued: z.number().default(0),
  namedShare: z.number().default(0),
  overlap: z.number().default(0),
  explained: z.number().default(0),
  cosine: z.number().default(0),
  cosines: z.number().default(0),
  late: z.number().default(0),
  /** The score of "none of them". */
  none: z.number(),
});

export type LinkWeights = z.infer<typeof weightsSchema>;

/** Throws `index_unavailable` when the file is missing or malformed. */
export function readLinkWeights(path: string): LinkWeights {
  return readLearned(path, weightsSchema);
}

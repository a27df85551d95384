import { z } from "zod";
import { readLearned } from "../concepts/learned.ts";

const curveSchema = z.strictObject({ intercept: z.number(), weights: z.record(z.string(), z.number()) });
const probability01 = z.number().min(0).max(1);

const scoringSchema = z.strictObject({
  /** Over everything but token vectors, for all candidates. */
  first: curveSchema,
  /** Over everything, for the best of them. */
  full: curveSchema,
  /** From here a report has the measure. */
  present: probability01,
  /** From here a passage is worth showing. */
  related: probability01,
});

const calibrationSchema = z.strictObject({
  learnedFrom: z.string(),
  hybrid: scoringSchema,
  semantic: scoringSchema,
  lexical: scoringSchema,
  similar: scoringSchema,
});

/** A logistic curve: an intercept, and a weight for each feature that counts. */
export type Curve = z.infer<typeof curveSchema>;
/** How passages are scored, and the floors on their scores. */
export type Scoring = z.infer<typeof scoringSchema>;
/** Learned by scripts/calibrate.ts, one scoring for each way of asking. */
export type Calibration = z.infer<typeof calibrationSchema>;

/** Throws `index_unavailable` when the file is missing or malformed. */
export function readCalibration(path: string): Calibration {
  return readLearned(path, calibrationSchema);
}

/** P(about what was asked) = 1 / (1 + e^−z), z = intercept + Σ weight · feature (Platt 1999, over several features). */
export function probability({ intercept, weights }: Curve, features: Readonly<Record<string, number>>): number {
  let z = intercept;
  for (const name in weights) z += (weights[name] ?? 0) * (features[name] ?? 0);
  return 1 / (1 + Math.exp(-z));
}

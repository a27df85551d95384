import { readFileSync } from "node:fs";
import { z } from "zod";
import { JucuoError } from "../corpus/errors.ts";

/** What the two arms say of one passage; absolute, so that scores of different questions can be compared. */
export interface Features {
  /** Cosine of question and passage, −1 to 1; 0 where the semantic arm is off. */
  cosine: number;
  /** Cosine above the mean cosine of this question and all passages: some questions are near to everything. */
  lift: number;
  /** Share of the question's IDF mass that the passage holds, 0–1. */
  coverage: number;
  /** BM25 / (BM25 + 10), 0–1. */
  saturation: number;
}

const curveSchema = z.strictObject({
  intercept: z.number(),
  cosine: z.number(),
  lift: z.number(),
  coverage: z.number(),
  saturation: z.number(),
  /** From here a report has the measure. */
  present: z.number().min(0).max(1),
  /** From here a passage is worth showing. */
  related: z.number().min(0).max(1),
});

const calibrationSchema = z.strictObject({
  learnedFrom: z.string(),
  hybrid: curveSchema,
  semantic: curveSchema,
  lexical: curveSchema,
  similar: curveSchema,
});

/** One logistic curve over the features, and the floors on its probability. */
export type Curve = z.infer<typeof curveSchema>;
/** Learned by scripts/calibrate.ts, one curve for each way of asking. */
export type Calibration = z.infer<typeof calibrationSchema>;

/** Throws `index_unavailable` when the file is missing or malformed. */
export function readCalibration(path: string): Calibration {
  try {
    return calibrationSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new JucuoError("index_unavailable", `校准数据 ${path} 缺失或写法不对,请恢复该文件。`, { cause });
  }
}

/** P(about what was asked) = 1 / (1 + e^−z), z = intercept + Σ weight · feature (Platt 1999, over several features). */
export function probability(curve: Curve, features: Features): number {
  const z =
    curve.intercept +
    curve.cosine * features.cosine +
    curve.lift * features.lift +
    curve.coverage * features.coverage +
    curve.saturation * features.saturation;
  return 1 / (1 + Math.exp(-z));
}

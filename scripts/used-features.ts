import type { FeatureName } from "../src/search/features.ts";

/**
 * The features that each way of asking is scored by. Chosen on one set of judgements and tested on the other, both ways:
 * what helped in only one direction was left out (`npm run eval -- ablation`).
 */
export const usedFeatures: Record<"hybrid" | "semantic" | "lexical", readonly FeatureName[]> = {
  hybrid: [
    "lift",
    "coverage",
    "linked",
    "unexplained",
    "name",
    "cue",
    "wider",
    "akin",
    "nameCoverage",
    "late",
    "lateLow",
    "plan",
    "shortcoming",
    "leadership",
    "aside",
    "figures",
    "figureAsked",
  ],
  semantic: ["cosine", "lift", "late", "lateLow", "plan", "shortcoming", "leadership", "aside", "figures"],
  lexical: ["coverage", "saturation", "plan", "shortcoming", "leadership", "aside", "figures"],
};

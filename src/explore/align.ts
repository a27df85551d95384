import type { Passage } from "../corpus/passage.ts";
import type { Alignment } from "./changes-contract.ts";
import { figuresIn, movedFigures } from "./moved-figures.ts";
import { compareWording } from "./wording.ts";

/** Below this similarity of wording a passage was reworded: more than one word in ten is another. */
export const rewordedBelow = 0.9;
// Below this two passages are no versions of one text, and a difference word by word would only be noise.
const alignedFrom = 0.4;

/** How the passage of one year became that of the other. */
export function align(before: Passage, after: Passage): Alignment {
  const { similarity, differences } = compareWording(before.text, after.text);
  return {
    similarity,
    reworded: similarity < rewordedBelow,
    ...(similarity >= alignedFrom && { wordDiff: differences }),
    figures: movedFigures(figuresIn(before), figuresIn(after)),
  };
}

import { keptText } from "../elements/kept-text.ts";

/** What the material is called when it is exported; stays in this browser. */
const title = keptText("jucuo.draft-title");

export const useDraftTitle = title.use;
export const keepDraftTitle = title.keep;

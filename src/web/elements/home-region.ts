import { keptText } from "./kept-text.ts";

/** 我的城市, as its name: remembered in this browser. */
const home = keptText("jucuo.home");

export const useHomeRegion = home.use;
export const keepHomeRegion = home.keep;

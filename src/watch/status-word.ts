import { sectionNames } from "../corpus/words.ts";
import type { Said } from "./contract.ts";

/** Near what is asked, and not it. */
export const nearWord = "相近";

/** 有, 相近, 打算, 不足: what a report or a passage says, in a word that cannot be taken for more. */
export function statusWord({ status, onlyIn = [] }: Said): string {
  if (status === "present") return "有";
  return onlyIn.length === 0 ? nearWord : onlyIn.map((section) => sectionNames[section]).join("、");
}

import type { WatchFinding } from "./contract.ts";

const onlyInWords = { plan: "打算", shortcoming: "不足" } as const;

/** 有, 相近, 打算, 不足: what a report says, in a word that cannot be taken for more. */
export function statusWord({ status, onlyIn = [] }: Pick<WatchFinding, "status" | "onlyIn">): string {
  if (status === "present") return "有";
  return onlyIn.length === 0 ? "相近" : onlyIn.map((section) => onlyInWords[section]).join("、");
}

import type { Status } from "../search/contract.ts";

/** The verdicts in Chinese. */
export const statusNames: Record<Status, string> = {
  present: "有",
  related: "相近",
  absent: "未见",
  "no-report": "无报告",
};

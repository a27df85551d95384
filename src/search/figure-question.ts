import type { Figure } from "../corpus/figure.ts";
import words from "./figure-question.json" with { type: "json" };

/** A question for figures. */
export interface FigureQuestion {
  /** The kinds of figure that answer it. */
  kinds: readonly Figure["kind"][];
}

const every: readonly Figure["kind"][] = ["count", "percent", "amount", "ratio"];

/** What figures a question asks for: 降幅多少 a percentage, 多少钱 an amount, 多少 any; undefined when it asks for none. */
export function figureQuestion(question: string): FigureQuestion | undefined {
  const asks = (list: readonly string[]): boolean => list.some((word) => question.includes(word));
  const kinds = (["percent", "amount", "ratio"] as const).filter((kind) => asks(words[kind]));
  const counted = /多少(?:件|个|项|次|家|场|人|名|部|份|条|起|处)/u.test(question);
  if (counted) return { kinds: kinds.length > 0 ? ["count", ...kinds] : every };
  if (kinds.length > 0) return { kinds };
  return asks(words.any) ? { kinds: every } : undefined;
}

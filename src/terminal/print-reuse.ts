import type { ReuseAnswer, ReusedSpan } from "../draft/reuse-contract.ts";
import { plain } from "./plain.ts";

const originNames: Record<ReusedSpan["origin"], string> = {
  "own-earlier": "本地旧稿",
  "own-same-year": "本地同年",
  "own-later": "本地后来的报告",
  "other-region": "别处",
  unknown: "报告",
};

/** What of a draft stands in reports too, for a person at a terminal. */
export function printReuse({ spans, flags, summary }: ReuseAnswer): string {
  const told = spans.filter(({ boilerplate }) => !boilerplate.discounted);
  const share = `${(summary.share * 100).toFixed(1)}%`;
  const title = `相同或相近的文字 ${told.length} 处,共 ${summary.reusedCharacters} 字(${share});通用的话 ${summary.boilerplateCharacters} 字,不计。`;
  const found = told.map(({ text, kind, origin, sources }, at) => {
    const [best] = sources;
    const where = best ? `${best.document.label}(${best.document.region.name} ${best.document.year})` : "";
    const differing = (best?.differences ?? []).map(
      ({ draft, source }) => `     此处“${plain(draft)}”,彼处“${plain(source)}”`,
    );
    const said = kind === "verbatim" ? "相同" : `相近 ${((best?.similarity ?? 0) * 100).toFixed(0)}%`;
    return [
      `${at + 1}. 〔${originNames[origin]},${said}〕${plain(text)}`,
      `     见于 ${plain(where)}`,
      ...differing,
    ].join("\n");
  });
  const marked = flags.map(({ message }) => `  ! ${plain(message)}`);
  return [title, ...found, ...(marked.length > 0 ? [["请核对:", ...marked].join("\n")] : [])].join("\n\n");
}

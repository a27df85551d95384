import { stripVTControlCharacters, styleText } from "node:util";
import type { SectionKind, Span } from "../corpus/passage.ts";
import type { Outcome } from "../ingest.ts";
import type { Group, SearchAnswer, Stats } from "../search/contract.ts";

// A plan quoted as a practice would cost the reader their name.
const notDone: Partial<Record<SectionKind, string>> = { plan: "〔打算,非已做〕", shortcoming: "〔不足〕" };

type Style = Parameters<typeof styleText>[0];

/** Writes answers for a person at a terminal; marks only where colours are understood, else 【…】 around matches. */
export class Printer {
  private readonly colours: boolean;

  constructor(colours: boolean) {
    this.colours = colours;
  }

  search(answer: SearchAnswer): string {
    const groups = answer.groups ?? [];
    if (groups.length === 0) return this.nothing(answer);
    const count = `${answer.total.relation === "gte" ? "至少 " : ""}${answer.total.value}`;
    return [`“${plain(answer.query)}”:${count} 个地区`, ...groups.map((group, at) => this.group(group, at + 1))].join(
      "\n\n",
    );
  }

  outcomes(outcomes: readonly Outcome[]): string {
    return outcomes.map((outcome) => this.outcome(outcome)).join("\n");
  }

  stats(stats: Stats): string {
    const rows = stats.coverage.map(
      ({ region, years, passages }) => `  ${region.province} ${region.name} ${years.join("、")}(${passages} 段)`,
    );
    const missing = stats.missing.map(({ region, years }) => `  ${region.name} ${years.join("、")}`);
    return [
      `报告 ${stats.documents} 份,段落 ${stats.passages} 段(可检索 ${stats.searchablePassages} 段),地区 ${stats.regions} 个`,
      ...rows,
      ...(missing.length > 0 ? ["缺少的年度:", ...missing] : []),
      `模型 ${stats.model.name}(${stats.model.dimension} 维,${stats.model.sha256.slice(0, 12)})`,
      `索引指纹 ${stats.fingerprint}`,
    ].join("\n");
  }

  private nothing({ query, suggestions = [] }: SearchAnswer): string {
    const nearest = suggestions.length > 0 ? `\n较近的内容:${suggestions.map(plain).join("、")}` : "";
    return `“${plain(query)}”:库里的报告均未见。${nearest}`;
  }

  private group({ region, hits, total }: Group, rank: number): string {
    const [first] = hits;
    const title = `${rank}. ${region?.name ?? ""}(${first?.document.region.province ?? ""})`;
    const lines = hits.map(({ passage, document, score, highlights }) => {
      const place = [document.label, ...passage.headings].map(plain).join(" › ") + (notDone[passage.section] ?? "");
      return `   ${this.style("cyan", score.toFixed(2))} ${this.mark(passage.text.trimEnd(), highlights)}\n        ${this.style("gray", place)}`;
    });
    const more = total.value > hits.length ? [`   另有 ${total.value - hits.length} 段`] : [];
    return [this.style("bold", title), ...lines, ...more].join("\n");
  }

  private mark(text: string, spans: readonly Span[]): string {
    let marked = "";
    let at = 0;
    for (const { start, end } of spans) {
      const words = plain(text.slice(start, end));
      marked += plain(text.slice(at, start)) + (this.colours ? styleText("yellow", words) : `【${words}】`);
      at = end;
    }
    return marked + plain(text.slice(at));
  }

  private outcome(outcome: Outcome): string {
    if (outcome.status === "failed") return `${this.style("red", "未收")} ${outcome.path}:${outcome.reason}`;
    const { label, region, year, passages } = outcome.document;
    const what = `${region.province}${region.name} ${year} 年,${passages} 段,《${plain(label)}》`;
    return outcome.status === "added"
      ? `${this.style("green", "已收")} ${outcome.path}:${what}`
      : `已有 ${outcome.path}:${what}`;
  }

  private style(style: Style, text: string): string {
    return this.colours ? styleText(style, text) : text;
  }
}

/** Text of a report cannot steer the terminal. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/(?!\n)\p{Cc}/gu, "");
}

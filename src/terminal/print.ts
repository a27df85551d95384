import { styleText } from "node:util";
import type { Stage } from "../corpus/errors.ts";
import type { Span } from "../corpus/passage.ts";
import { sectionMarks } from "../corpus/words.ts";
import type { HeldFile } from "../index/embedded/intake-tables.ts";
import type { Outcome } from "../ingest.ts";
import type { GoneFile } from "../ingest-folder.ts";
import type { Group, SearchAnswer, Stats } from "../search/contract.ts";
import { plain } from "./plain.ts";

const statusNames = { added: "已收", updated: "已更新", known: "已有" } as const;
const stageNames: Record<Stage, string> = {
  read: "读取",
  clean: "整理",
  parse: "识别",
  segment: "分段",
  embed: "计算向量",
  index: "写入",
};

type Style = Parameters<typeof styleText>[0];

/** Writes answers for a person at a terminal; marks only where colours are understood, else 【…】 around matches. */
export class Printer {
  private readonly colours: boolean;

  constructor(colours: boolean) {
    this.colours = colours;
  }

  search(answer: SearchAnswer): string {
    const groups = answer.groups ?? [];
    if (answer.status !== "present") return this.nothing(answer);
    const count = `${answer.total.relation === "gte" ? "至少 " : ""}${answer.total.value}`;
    const title = [`“${plain(answer.query)}”:${count} 个地区`, ...understoodLines(answer)].join("\n");
    return [title, ...groups.map((group, at) => this.group(group, at + 1))].join("\n\n");
  }

  /** A line for each file, what a person should confirm, and the count of each kind. */
  outcomes(outcomes: readonly Outcome[], gone: readonly GoneFile[] = []): string {
    return [
      ...outcomes.map((outcome) => this.outcome(outcome)),
      ...gone.map(({ path, removed }) => this.gone(plain(path), removed)),
      summary(outcomes, gone),
    ].join("\n");
  }

  stats(stats: Stats, held: readonly HeldFile[]): string {
    const rows = stats.coverage.map(
      ({ region, years, passages }) => `  ${region.province} ${region.name} ${years.join("、")}(${passages} 段)`,
    );
    const missing = stats.missing.map(({ region, years }) => `  ${region.name} ${years.join("、")}`);
    return [
      `报告 ${stats.documents} 份,段落 ${stats.passages} 段(可检索 ${stats.searchablePassages} 段),地区 ${stats.regions} 个`,
      ...rows,
      ...(held.length > 0 ? ["待确认的文件(已保存,暂不参与检索):", ...held.map(heldLine)] : []),
      ...(missing.length > 0 ? ["缺少的年度:", ...missing] : []),
      `模型 ${stats.model.name}(${stats.model.dimension} 维,${stats.model.sha256.slice(0, 12)})`,
      `索引指纹 ${stats.fingerprint}`,
    ].join("\n");
  }

  private nothing(answer: SearchAnswer): string {
    const { query, suggestions = [] } = answer;
    const nearest = suggestions.length > 0 ? [`较近的内容:${suggestions.map(plain).join("、")}`] : [];
    const without = answer.noReport?.map(({ name }) => name).join("、");
    const found = without ? `库里没有${without}的报告,无从得知。` : "库里的报告均未见。";
    const title = [`“${plain(query)}”:${found}`, ...understoodLines(answer), ...nearest].join("\n");
    const groups = (answer.groups ?? []).map((group, at) => this.group(group, at + 1));
    return groups.length > 0 ? [title, "相近的段落(不是所问的举措):", ...groups].join("\n\n") : title;
  }

  private group({ status, region, hits, total }: Group, rank: number): string {
    const [first] = hits;
    const near = status === "present" ? "" : "〔相近〕";
    const title = `${rank}. ${region?.name ?? ""}(${first?.document.region.province ?? ""})${near}`;
    const lines = hits.map(({ passage, document, score, highlights }) => {
      const place =
        [document.label, ...passage.headings].map(plain).join(" › ") + (sectionMarks[passage.section] ?? "");
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
    const path = plain(outcome.path);
    if (outcome.status === "failed") {
      return `${this.style("red", "未收")} ${path}:${plain(outcome.reason)}(${stageNames[outcome.stage]})`;
    }
    if (outcome.status === "held") {
      const advice = outcome.missing.map((word) => (word === "地区" ? "--region" : "--year")).join("、");
      return `${this.style("yellow", "待确认")} ${path}:看不出${outcome.missing.join("和")},原件已保存,暂不参与检索;请用 ${advice} 或清单指明后再收。`;
    }
    const { label, region, year, passages, warnings } = outcome.document;
    const what = `${region.province}${region.name} ${year} 年,${passages} 段,《${plain(label)}》`;
    const notes = [...warnings, ...outcome.doubts.map(({ message }) => message)];
    const status = statusNames[outcome.status];
    return [
      `${outcome.status === "known" ? status : this.style("green", status)} ${path}:${what}`,
      ...notes.map((note) => `     ${this.style("yellow", "注意")} ${plain(note)}`),
    ].join("\n");
  }

  private gone(path: string, removed: boolean): string {
    return removed
      ? `${this.style("red", "已删")} ${path}:文件已不在,报告已从库中删除。`
      : `${this.style("yellow", "不在了")} ${path}:文件已不在,报告仍在库中;要删除请加 --prune。`;
  }

  private style(style: Style, text: string): string {
    return this.colours ? styleText(style, text) : text;
  }
}

// More names than these say nothing more to a person.
const mostNames = 6;

/** What was made of the question, where that is more than its words. */
function understoodLines({ understood: { corrections, filters, concepts, expandedWith } }: SearchAnswer): string[] {
  const names = expandedWith.slice(0, mostNames).join("、");
  return [
    ...(corrections.length > 0 ? [`已更正:${corrections.join(",")}`] : []),
    ...(filters.length > 0 ? [`只查:${filters.map(({ text, kind }) => filterWords(text, kind)).join(",")}`] : []),
    ...(concepts.length > 0 ? [`举措:${concepts.join("、")}${names === "" ? "" : `(又名 ${names} 等)`}`] : []),
  ].map(plain);
}

function filterWords(text: string, kind: SearchAnswer["understood"]["filters"][number]["kind"]): string {
  return kind === "within" ? `${text}及所辖` : text;
}

function heldLine({ fileName, facts }: HeldFile): string {
  return `  ${plain(fileName)}:看不出${facts.missing.join("和")}(${plain(facts.title ?? facts.excerpt.slice(0, 30))})`;
}

function summary(outcomes: readonly Outcome[], gone: readonly GoneFile[]): string {
  const count = (status: Outcome["status"]): number => outcomes.filter((outcome) => outcome.status === status).length;
  const doubtful = outcomes.filter((outcome) => "doubts" in outcome && outcome.doubts.length > 0).length;
  const parts: [string, number][] = [
    ["新收", count("added")],
    ["更新", count("updated")],
    ["已有", count("known")],
    ["待确认", count("held")],
    ["未收", count("failed")],
    ["信息存疑", doubtful],
    ["文件已不在", gone.length],
  ];
  return `共 ${outcomes.length} 份:${parts
    .filter(([, number]) => number > 0)
    .map(([name, number]) => `${name} ${number}`)
    .join(",")}`;
}

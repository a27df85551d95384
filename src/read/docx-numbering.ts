import type { Element, ParentNode } from "domhandler";
import { numeral } from "./docx-numerals.ts";
import type { NumberPlace, Styles } from "./docx-styles.ts";
import words from "./docx-words.json" with { type: "json" };
import { attribute, child, children, isOn, numberAt, valueAt } from "./docx-xml.ts";

interface Level {
  /** E.g. `(%2)`, where %2 stands for the number of the second level. */
  text: string;
  format: string;
  start: number;
  /** Absent: after any wider level; 0: never; n: only after level n (counted from 1) or a wider one. */
  restartAfter?: number;
  /** Legal numbering: the numbers of wider levels are written in decimal. */
  isLegal: boolean;
  /** Nothing stands between the number and the text. */
  isAttached: boolean;
}

interface Numbering {
  /** Numberings on one list go on counting together. */
  list: List;
  levels: Map<number, Level>;
  /** Levels that start anew, at this number, where this numbering is first used. */
  restarts: Map<number, number>;
}

interface List {
  element: Element;
  /** The last number of each level; none after a restart. */
  counts: Map<number, number>;
}

const suffixFree = new RegExp(words.suffixFree, "u");

/** Counts the automatic numbers of a document, which Word shows and prints but does not store as text. */
export class Numberings {
  private readonly byNumber = new Map<string, Numbering>();

  constructor(numbering: ParentNode | undefined, styles: Styles) {
    const root = child(numbering, "numbering");
    const lists = new Map<string, List>();
    for (const element of children(root, "abstractNum")) {
      lists.set(attribute(element, "abstractNumId") ?? "", { element, counts: new Map() });
    }
    const nums = new Map(children(root, "num").map((num) => [attribute(num, "numId") ?? "", num]));
    for (const [number, num] of nums) {
      const list = linkedList(num, { lists, nums, styles });
      if (list === undefined) continue;
      this.byNumber.set(number, { list, levels: levelsOf(list, num), restarts: restartsOf(num) });
    }
  }

  /** The text of the next paragraph at this place with its number before it; an empty paragraph counts unseen. */
  numbered(text: string, place: NumberPlace): string {
    const numbering = this.byNumber.get(place.number ?? "");
    if (numbering === undefined) return text;
    const at = place.level ?? tiedLevel(numbering.list, place.style) ?? 0;
    const level = numbering.levels.get(at);
    if (level === undefined) return text;
    count(numbering, at);
    if (text.trim() === "" || level.format === "bullet") return text;
    return attach(written(numbering, at, level), text.trimStart(), level);
  }
}

interface Definitions {
  lists: Map<string, List>;
  nums: Map<string, Element>;
  styles: Styles;
}

/** The list a `num` counts on; a list may only name a list style, whose own `num` leads to the list that is meant. */
function linkedList(num: Element, { lists, nums, styles }: Definitions): List | undefined {
  const list = lists.get(valueAt(num, "abstractNumId") ?? "");
  const link = valueAt(list?.element, "numStyleLink");
  if (link === undefined) return list;
  const meant = nums.get(styles.numberOfListStyle(link) ?? "");
  return lists.get(valueAt(meant, "abstractNumId") ?? "") ?? list;
}

function levelsOf(list: List, num: Element): Map<number, Level> {
  const overrides = children(num, "lvlOverride").flatMap((override) => children(override, "lvl"));
  const levels = [...children(list.element, "lvl"), ...overrides];
  return new Map(levels.map((level) => [levelNumber(level), levelOf(level)]));
}

function levelOf(level: Element): Level {
  const restartAfter = numberAt(level, "lvlRestart");
  return {
    // Word allows 255; it is repeated before every item.
    text: (valueAt(level, "lvlText") ?? "").slice(0, 255),
    // What only newer programs know stands in an alternative, with a plain format beside it.
    format: valueAt(level, "numFmt") ?? valueAt(level, "AlternateContent", "Fallback", "numFmt") ?? "decimal",
    // Word always writes it; programs that leave it out mean one, whatever the standard says.
    start: numberAt(level, "start") ?? 1,
    ...(restartAfter !== undefined && { restartAfter }),
    isLegal: isOn(level, "isLgl") ?? false,
    isAttached: valueAt(level, "suff") === "nothing",
  };
}

function restartsOf(num: Element): Map<number, number> {
  const restarts = new Map<number, number>();
  for (const override of children(num, "lvlOverride")) {
    const start = numberAt(override, "startOverride");
    if (start !== undefined) restarts.set(levelNumber(override), start);
  }
  return restarts;
}

/** The level of the list that belongs to a style, so that paragraphs of the style need not name it. */
function tiedLevel({ element }: List, style: string | undefined): number | undefined {
  const level = children(element, "lvl").find((candidate) => valueAt(candidate, "pStyle") === style);
  return style === undefined || level === undefined ? undefined : levelNumber(level);
}

function levelNumber(element: Element): number {
  return Number(attribute(element, "ilvl") ?? 0);
}

/** Count one on at a level and let the levels below begin again. A wider level that was skipped has begun with it. */
function count({ list: { counts }, levels, restarts }: Numbering, at: number): void {
  const restart = restarts.get(at);
  const last = counts.get(at);
  if (restart !== undefined) counts.set(at, restart);
  else counts.set(at, last === undefined ? (levels.get(at)?.start ?? 1) : last + 1);
  restarts.delete(at);
  for (const [other, { start, restartAfter }] of levels) {
    if (other < at && !counts.has(other)) counts.set(other, start);
    if (other > at && (restartAfter === undefined || at < restartAfter)) counts.delete(other);
  }
}

function written({ list: { counts }, levels }: Numbering, at: number, { text, isLegal }: Level): string {
  return text.replace(/%([1-9])/gu, (_, place: string) => {
    const named = Number(place) - 1;
    const { start = 1, format = "decimal" } = levels.get(named) ?? {};
    return numeral(counts.get(named) ?? start, isLegal && named < at ? "decimal" : format);
  });
}

/** 一、推进 and 1.推进 stand together, 第一章 总则 and 1.1 总体 apart; so does 1. 2024年, which would read as 1.2024. */
function attach(number: string, text: string, { isAttached }: Level): string {
  const misread = /\d[.．]$/u.test(number) && /^\d/u.test(text);
  if (isAttached || number === "" || (suffixFree.test(number) && !misread)) return number + text;
  return `${number} ${text}`;
}

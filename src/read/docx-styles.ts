import type { Element, ParentNode } from "domhandler";
import words from "./docx-words.json" with { type: "json" };
import { attribute, child, children, isOn, numberAt, valueAt } from "./docx-xml.ts";

/** Where a paragraph or style stands in an automatic numbering, as far as it says so itself. */
export interface NumberPlace {
  /** "0" takes the numbering away. */
  number?: string;
  /** 0 is the widest. */
  level?: number;
  /** The style that names the number; levels of a numbering may be tied to styles. */
  style?: string;
}

const title = new RegExp(words.titleStyle, "iu");
const heading = new RegExp(words.headingStyle, "iu");
const contents = new RegExp(words.contentsStyle, "iu");
const bodyOutline = 9;

/** The styles of a document; each question is answered along the chain of styles a style is based on. */
export class Styles {
  private readonly byId = new Map<string, Element>();
  private readonly fallback: string | undefined;

  constructor(styles: ParentNode | undefined) {
    for (const style of children(child(styles, "styles"), "style")) {
      const id = attribute(style, "styleId");
      if (id === undefined) continue;
      this.byId.set(id, style);
      const isDefault = ["1", "true", "on"].includes(attribute(style, "default") ?? "");
      if (isDefault && attribute(style, "type") === "paragraph") this.fallback = id;
    }
  }

  /** The style of a paragraph, or the one that paragraphs without a style have. */
  styleOf(paragraph: Element): string | undefined {
    return valueAt(paragraph, "pPr", "pStyle") ?? this.fallback;
  }

  /** 1–9 when the paragraph is a heading; a title is none. */
  headingLevel(paragraph: Element): number | undefined {
    const own = outlineOf(paragraph);
    if (own !== undefined) return own === bodyOutline ? undefined : own + 1;
    for (const style of this.chain(this.styleOf(paragraph))) {
      if (named(style, title)) return undefined;
      const outline = outlineOf(style);
      if (outline !== undefined) return outline === bodyOutline ? undefined : outline + 1;
      const level = namedLevel(style);
      if (level !== undefined) return level;
    }
    return undefined;
  }

  /** Whether the paragraph is an entry of a table of contents, or its title. */
  isContents(paragraph: Element): boolean {
    return this.chain(this.styleOf(paragraph)).some((style) => named(style, contents));
  }

  /** Whether the text of a run or paragraph of this style is hidden, where the style says. */
  isHidden(id: string | undefined): boolean | undefined {
    return this.chain(id)
      .map((style) => isOn(style, "rPr", "vanish"))
      .find((hidden) => hidden !== undefined);
  }

  /** The paragraph's own place in a numbering, completed from its style. */
  numberPlace(paragraph: Element): NumberPlace {
    const place = placeOf(paragraph);
    for (const style of this.chain(this.styleOf(paragraph))) {
      const { number, level } = placeOf(style);
      const id = attribute(style, "styleId");
      if (place.number === undefined && number !== undefined)
        Object.assign(place, { number, ...(id && { style: id }) });
      if (place.level === undefined && level !== undefined) place.level = level;
    }
    return place;
  }

  /** The number that a list style stands for. */
  numberOfListStyle(id: string): string | undefined {
    return valueAt(this.byId.get(id), "pPr", "numPr", "numId");
  }

  /** A style and those it is based on, nearest first. */
  private chain(id: string | undefined): Element[] {
    const found = new Set<Element>();
    for (let style = this.byId.get(id ?? ""); style !== undefined && !found.has(style); ) {
      found.add(style);
      style = this.byId.get(valueAt(style, "basedOn") ?? "");
    }
    return [...found];
  }
}

function placeOf(element: Element): NumberPlace {
  const number = valueAt(element, "pPr", "numPr", "numId");
  const level = numberAt(element, "pPr", "numPr", "ilvl");
  return { ...(number !== undefined && { number }), ...(level !== undefined && { level }) };
}

function outlineOf(element: Element): number | undefined {
  const outline = numberAt(element, "pPr", "outlineLvl");
  return outline !== undefined && outline <= bodyOutline ? outline : undefined;
}

function named(style: Element, pattern: RegExp): boolean {
  return pattern.test(valueAt(style, "name") ?? "") || pattern.test(attribute(style, "styleId") ?? "");
}

function namedLevel(style: Element): number | undefined {
  for (const name of [valueAt(style, "name"), attribute(style, "styleId")]) {
    const [, after, before] = heading.exec(name ?? "") ?? [];
    if (after !== undefined) return Number(after);
    if (before !== undefined) return words.headingDigits.indexOf(before) + 1;
  }
  return undefined;
}

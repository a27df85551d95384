import type { Document, Element } from "domhandler";
import { cellSeparator } from "../corpus/table.ts";
import { isFrame, isUnread } from "./html-content.ts";
import { collapse, isElement, isInline, textOf, walk } from "./html-tree.ts";

/** A line of a page as a reader sees it. */
export interface PageLine {
  text: string;
  /** Outside the main content. */
  aside: boolean;
  /** All of it is a link: a menu entry, never the title of the page at hand. */
  link: boolean;
  /** 1–6 for h1–h6. */
  heading?: number;
}

const longestCell = 200;

/** The lines of a page in order: a block or a `<br>` begins a new one, a row of a data table is one. */
export function linesOf(page: Document, content: Document | Element): PageLine[] {
  const builder = new LineBuilder(content === page);
  const rows = new Set<Element>();
  for (const { node, way } of walk(page, (element) => isUnread(element) || inRow(element, rows))) {
    if (node === content) builder.cross(way);
    if (node.type === "text") builder.add(node.data);
    else if (isElement(node)) builder.meet(node, way, rows);
  }
  builder.flush();
  return builder.lines;
}

class LineBuilder {
  readonly lines: PageLine[] = [];
  private buffer = "";
  private readonly frameElements = new Map<Element, boolean>();
  private frames = 0;
  private links = 0;
  private unlinked = false;
  private heading: number | undefined;
  private inContent: boolean;

  constructor(inContent: boolean) {
    this.inContent = inContent;
  }

  /** Enter or leave the main content. */
  cross(way: "down" | "up"): void {
    this.flush();
    this.inContent = way === "down";
  }

  add(text: string): void {
    this.buffer += text;
    if (this.links === 0 && text.trim() !== "") this.unlinked = true;
  }

  meet(element: Element, way: "down" | "up", rows: Set<Element>): void {
    if (element.name === "a") this.links += way === "down" ? 1 : -1;
    if (isInline(element)) return;
    this.flush();
    if (this.isFrameHere(element)) this.frames += way === "down" ? 1 : -1;
    const level = /^h([1-6])$/u.exec(element.name)?.[1];
    if (level !== undefined) this.heading = way === "down" ? Number(level) : undefined;
    if (way === "down" && element.name === "tr" && isDataRow(element)) {
      rows.add(element);
      this.add(cellsOf(element).filter(Boolean).join(cellSeparator));
      this.flush();
    }
  }

  /** Judged once for each element: the way up has to undo what the way down did. */
  private isFrameHere(element: Element): boolean {
    const known = this.frameElements.get(element);
    if (known !== undefined) return known;
    const found = this.inContent && isFrame(element);
    this.frameElements.set(element, found);
    return found;
  }

  flush(): void {
    const text = collapse(this.buffer).trim();
    const link = !this.unlinked;
    this.buffer = "";
    this.unlinked = false;
    if (text === "") return;
    const aside = !this.inContent || this.frames > 0;
    this.lines.push({ text, aside, link, ...(this.heading !== undefined && { heading: this.heading }) });
  }
}

/** What stands in a row that was read as one line is not read again. */
function inRow(element: Element, rows: ReadonlySet<Element>): boolean {
  return element.parent !== null && rows.has(element.parent as Element);
}

/** A row of facts, not of layout: at least two cells with text, all of them short. */
function isDataRow(row: Element): boolean {
  const cells = cellsOf(row);
  return cells.filter(Boolean).length >= 2 && cells.every((text) => text.length <= longestCell) && !holdsTable(row);
}

function cellsOf(row: Element): string[] {
  const cells = row.children.filter(isElement).filter(({ name }) => name === "td" || name === "th");
  return cells.map((cell) => textOf(cell, isUnread));
}

function holdsTable(row: Element): boolean {
  for (const { node } of walk(row, isUnread)) if (isElement(node) && node.name === "table") return true;
  return false;
}

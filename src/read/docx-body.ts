import type { Element, ParentNode } from "domhandler";
import { cellSeparator } from "../corpus/table.ts";
import { contentOf, isContents, isJoined, textIn } from "./docx-content.ts";
import { Fields } from "./docx-fields.ts";
import { Numberings } from "./docx-numbering.ts";
import type { WordPackage } from "./docx-package.ts";
import { Styles } from "./docx-styles.ts";
import { cellsOf, isBox, isContinued, rowsOf } from "./docx-table.ts";
import words from "./docx-words.json" with { type: "json" };
import { attribute, child, isOn, nameOf, textOf, valueAt } from "./docx-xml.ts";

/** A paragraph or a table row; a soft line break in a paragraph is a line end in the text. */
export interface WordLine {
  text: string;
  /** 1–9 when the paragraph is a heading. */
  level?: number;
}

export interface WordBody {
  lines: WordLine[];
  hasPictures: boolean;
}

const signs = new Map(Object.entries(words.signs));
const contentsTitle = new RegExp(words.contentsTitle, "u");

/** The text of the body, in order, as it is shown and printed with all tracked changes accepted. */
export function bodyOf({ document, styles, numbering }: WordPackage): WordBody {
  const reader = new BodyReader(new Styles(styles), numbering);
  reader.blocks(child(document, "document", "body"));
  reader.endLine();
  return reader;
}

class BodyReader implements WordBody {
  lines: WordLine[] = [];
  hasPictures = false;
  private readonly styles: Styles;
  private readonly numberings: Numberings;
  private readonly fields = new Fields();
  private inCell = false;
  private isHidden = false;
  /** Text that is no line yet. */
  private text = "";
  /** Text boxes anchored in the paragraph: they stand below it. */
  private boxes: Element[] = [];

  constructor(styles: Styles, numbering: ParentNode | undefined) {
    this.styles = styles;
    this.numberings = new Numberings(numbering, styles);
  }

  /** Everything below that makes lines of its own. */
  blocks(parent: ParentNode | undefined): void {
    for (const element of contentOf(parent)) {
      const name = nameOf(element);
      if (name === "p") this.paragraph(element);
      else if (name === "tbl" && !this.inCell && !isBox(element)) this.table(element);
      else if (name === "sdt" && isContents(element)) this.dropContents();
      else this.blocks(element);
    }
  }

  /** Make a line of what is left of a paragraph whose end was deleted and that no other follows. */
  endLine(): void {
    if (this.text !== "") this.lines.push({ text: this.text });
    this.text = "";
  }

  private paragraph(paragraph: Element): void {
    const level = this.inCell ? undefined : this.styles.headingLevel(paragraph);
    // No heading stands in a table of contents: one that never ends would swallow the document.
    if (level !== undefined) this.fields.leave();
    const beganInContents = this.fields.inContents;
    this.isHidden = this.styles.isHidden(this.styles.styleOf(paragraph)) ?? false;
    this.inline(paragraph);
    const isEntry = this.text === "" && (beganInContents || this.fields.inContents);
    this.fields.endParagraph();
    if (isEntry || this.styles.isContents(paragraph)) this.dropContents();
    else if (!isJoined(paragraph, this.text)) this.line(paragraph, level);
    this.readBoxes();
  }

  private line(paragraph: Element, level: number | undefined): void {
    const text = this.text.replace(/^[\n ]*\n/u, "").trimEnd();
    this.text = "";
    const numbered = this.numberings.numbered(text, this.styles.numberPlace(paragraph));
    this.lines.push({ text: numbered, ...(level !== undefined && text.trim() !== "" && { level }) });
  }

  /** Leave out the paragraph, and the line above it when that is the title of the table of contents. */
  private dropContents(): void {
    this.text = "";
    const title = this.lines.findLastIndex((line) => line.text.trim() !== "");
    if (contentsTitle.test(this.lines[title]?.text ?? "")) this.lines.length = title;
  }

  private readBoxes(): void {
    const { boxes, text } = this;
    this.boxes = [];
    this.text = "";
    for (const box of boxes) this.blocks(box);
    this.endLine();
    this.text = text;
  }

  private table(table: Element): void {
    this.endLine();
    for (const row of rowsOf(table)) {
      const filled = cellsOf(row)
        .map((cell) => this.cell(cell))
        .filter((cell) => cell !== "");
      if (filled.length > 0) this.lines.push({ text: filled.join(cellSeparator) });
    }
  }

  /** The text of a cell on one line; a table in it is read as more paragraphs. */
  private cell(cell: Element): string {
    if (isContinued(cell)) return "";
    const outside = this.lines;
    this.lines = [];
    this.inCell = true;
    this.blocks(cell);
    this.endLine();
    this.inCell = false;
    const texts = this.lines.map(({ text }) => text.replaceAll("\n", " ").trim());
    this.lines = outside;
    return texts.filter((text) => text !== "").join(" ");
  }

  /** Everything below that is part of the paragraph. */
  private inline(parent: ParentNode | undefined): void {
    for (const element of contentOf(parent)) {
      const name = nameOf(element);
      if (name === "r") this.run(element);
      else if (name === "fldSimple") this.simpleField(element);
      else if (name === "txbxContent") this.box(element);
      else if (!this.sign(name, element)) this.inline(element);
    }
  }

  private run(run: Element): void {
    const outside = this.isHidden;
    this.isHidden = isOn(run, "rPr", "vanish") ?? this.styles.isHidden(valueAt(run, "rPr", "rStyle")) ?? outside;
    this.inline(run);
    this.isHidden = outside;
  }

  private simpleField(field: Element): void {
    this.fields.mark("begin");
    this.fields.instruct(attribute(field, "instr") ?? "");
    this.fields.mark("separate");
    this.inline(field);
    this.fields.mark("end");
  }

  private box(box: Element): void {
    if (!this.isHidden && !this.fields.isHiding) this.boxes.push(box);
  }

  /** A piece of text, or a sign that stands for one. False for what only holds others. */
  private sign(name: string, element: Element): boolean {
    const text = name === "t" ? textIn(element) : signs.get(name);
    if (text !== undefined) this.add(text);
    else if (name === "fldChar") this.fields.mark(attribute(element, "fldCharType"));
    else if (name === "instrText") this.fields.instruct(textOf(element));
    else if (name === "blip" || name === "imagedata") this.hasPictures = true;
    else return false;
    return true;
  }

  private add(text: string): void {
    if (!this.isHidden && !this.fields.isHiding) this.text += text;
  }
}

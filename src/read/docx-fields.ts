import words from "./docx-words.json" with { type: "json" };

interface Field {
  instruction: string;
  /** Past its instruction: what follows is what the field shows. */
  isResult: boolean;
}

const contents = new RegExp(words.contentsField, "iu");

/** The fields that are open at a place of the text: a field begins, gives its instruction, shows its result, ends. */
export class Fields {
  private open: Field[] = [];

  /** Whether text here is no part of the document: an instruction, or an entry of a table of contents. */
  get isHiding(): boolean {
    return this.inContents || this.open.some((field) => !field.isResult);
  }

  get inContents(): boolean {
    return this.open.some((field) => contents.test(field.instruction));
  }

  /** `begin`, `separate` or `end`. */
  mark(type: string | undefined): void {
    const last = this.open.at(-1);
    if (type === "begin") this.open.push({ instruction: "", isResult: false });
    else if (type === "end") this.open.pop();
    else if (type === "separate" && last !== undefined) last.isResult = true;
  }

  instruct(text: string): void {
    const last = this.open.at(-1);
    if (last !== undefined && !last.isResult) last.instruction += text;
  }

  /** An instruction stands in one paragraph: one that goes on is broken and must not swallow what follows. */
  endParagraph(): void {
    this.open = this.open.filter((field) => field.isResult);
  }

  leave(): void {
    this.open = [];
  }
}

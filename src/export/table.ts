/** A verbatim stretch of a report, and where it stands. */
export interface Quote {
  text: string;
  /** What kind of passage it is, where it tells of no practice: 〔打算,非已做〕. */
  mark?: string;
  /** Title, region, year, heading path, date, address and passage id, as one line. */
  source: string;
}

/** What a cell says. `quotes` are what its text was made of, where it quotes. */
export interface Cell {
  text: string;
  quotes?: readonly Quote[];
}

export interface TableColumn {
  name: string;
  /** In Chinese characters; a hint for formats that have widths. */
  width: number;
  /**
   * Where documents show it: in the table at the front, in a second one of figures, or as the quotations of its row. What is
   * only for `sheet` they say elsewhere; files of rows and columns show all.
   */
  place: "summary" | "figures" | "quotes" | "sheet";
}

/** A row; its name heads its quotations. */
export interface TableRow {
  name: string;
  /** As many as there are columns. */
  cells: readonly Cell[];
}

export interface Note {
  name: string;
  text: string;
  about: "result" | "reading";
}

/** A view of the corpus as a table that can be written in every format, with the same content in each. */
export interface Table {
  title: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** What was asked and came out, and how the table is to be read. */
  notes: readonly Note[];
}

// What XML cannot or should not hold, and so neither Word nor Excel: control characters, halves of characters, and no characters.
const unwritable = /(?![\t\n])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** Text of a report as files can hold it: lines end in \n, no control characters, and □ for what could not be read. */
export function fileText(text: string): string {
  // The library of Excel files drops U+FFFD without a sign.
  return text
    .replace(/\r\n?/gu, "\n")
    .replace(unwritable, "")
    .replace(/\uFFFD/gu, "□");
}

/** A cell of such text. */
export function cell(text: string): Cell {
  return { text: fileText(text) };
}

/** A cell that quotes, numbered as in `[1]`; each quotation is followed by its source, so that it keeps it when copied. */
export function quotingCell(quotes: readonly Quote[]): Cell {
  const clean = quotes.map(({ text, mark, source }) => ({
    text: fileText(text),
    ...(mark !== undefined && { mark }),
    source: fileText(source),
  }));
  const lines = clean.map(({ text, mark = "", source }, at) => `[${at + 1}] ${mark}${text}\n(出处:${source})`);
  return { text: lines.join("\n"), quotes: clean };
}

/** The title as the name of a file, without what file systems refuse; `extension` without a dot. */
export function fileName({ title }: Pick<Table, "title">, extension: string): string {
  const name = fileText(title)
    .replace(/[\\/:*?"<>|\s]+/gu, "-")
    .replace(/^[.-]+|[.-]+$/gu, "");
  return `${[...name].slice(0, 60).join("") || "表格"}.${extension}`;
}

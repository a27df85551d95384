/** A line that the file itself marks as a heading, whether or not its words or number would show it. */
export interface HeadingMark {
  /** Offset in the raw text of the first character of the line. */
  at: number;
  /** 1 is the widest. */
  level: number;
}

/** What a file says of itself outside its text: meta elements of a page, properties of an office document. */
export interface DeclaredFields {
  title?: string;
  /** As printed; not yet checked to be a date. */
  publishDate?: string;
  /** The organ or medium that is named as the source. */
  source?: string;
}

/** The text of a file with its line structure, before any cleaning. A paragraph is one line, a table row is one line. */
export interface RawText {
  text: string;
  /** E.g. `txt`, `docx`. */
  format: string;
  /** The encoding the bytes were in, e.g. `utf-8`, `gb18030`; absent where the format leaves no choice. */
  encoding?: string;
  declared?: DeclaredFields;
  headings?: HeadingMark[];
  /** Offsets of lines that stand outside the main content of a page: menus, side bars, but also dates and sources. */
  aside?: number[];
  /** True for a sheet: each line is a row that stands for itself and becomes a passage of its own. */
  rows?: boolean;
  /** Chinese sentences on what a person should know of this file, e.g. that page 3 has no text. */
  warnings?: string[];
}

/** Reads one kind of file. */
export interface Reader {
  format: string;
  /** Lower case, with the dot. */
  extensions: readonly string[];
  /**
   * Throws a `JucuoError` with a Chinese reason: `unreadable` when the bytes hold no text, are broken or encrypted,
   * `too_large` when they would unfold beyond bounds.
   */
  read(bytes: Uint8Array): Promise<RawText>;
}

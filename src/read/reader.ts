/** The text of a file with its line structure, before any cleaning. */
export interface RawText {
  text: string;
  /** E.g. `txt`, `md`. */
  format: string;
  /** The encoding the bytes were in, e.g. `utf-8`, `gb18030`. */
  encoding: string;
}

/** Reads one kind of file. */
export interface Reader {
  format: string;
  /** Lower case, with the dot. */
  extensions: readonly string[];
  /** Throws a `JucuoError` with code `unreadable` and a Chinese reason when the bytes hold no text. */
  read(bytes: Uint8Array): RawText;
}

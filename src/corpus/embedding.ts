/**
 * Token vectors of one text for late interaction: `rows.length / width` rows of `width` numbers, each row of unit length
 * and scaled to ±127. Those of a passage are pooled, about one row for four tokens; those of a question are not.
 */
export interface TokenVectors {
  width: number;
  rows: Int8Array;
  /** Where the rows come from in the text: for each token in reading order the row it is part of … */
  owners: Uint8Array;
  /** … and its length in UTF-16 units, with the white space before it. */
  lengths: Uint8Array;
}

/** What the model makes of one text in one run. */
export interface Embedding {
  /** Of unit length. */
  vector: Float32Array;
  tokens: TokenVectors;
}

/** Cells of a table row are joined by this into one readable line. */
export const cellSeparator = " | ";

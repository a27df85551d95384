/** What is put on the clipboard; `table` as rows of cells, for programs that take tables. */
export interface Copied {
  text: string;
  table?: readonly (readonly string[])[];
}

/**
 * Put a text, or a table that Word and Excel take as one, on the clipboard; false when the browser refuses. The command
 * works on pages of the office network too, where `navigator.clipboard` is missing: it wants https.
 */
export function copy({ text, table }: Copied): boolean {
  let isTaken = false;
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    if (table) event.clipboardData?.setData("text/html", htmlOf(table));
    event.preventDefault();
    isTaken = true;
  };
  document.addEventListener("copy", fill);
  try {
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", fill);
  }
  return isTaken;
}

/** Rows of cells parted by tabs; line ends inside a cell become blanks, since they would end the row. */
export function tabbed(table: readonly (readonly string[])[]): string {
  return table.map((row) => row.map((cell) => cell.replace(/\s+/gu, " ")).join("\t")).join("\n");
}

function htmlOf(table: readonly (readonly string[])[]): string {
  const rows = table.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`);
  return `<table border="1">${rows.join("")}</table>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`).replace(/\n/gu, "<br>");
}

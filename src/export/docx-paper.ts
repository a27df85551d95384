import { Document, type FileChild, Footer, Packer } from "docx";
import { page, pageNumber, styles } from "./docx-look.ts";

/** A Word file that looks as official papers do: page, styles, numbered pages. */
export function paper(title: string, children: readonly FileChild[]): Promise<Buffer> {
  const footers = { default: new Footer({ children: [pageNumber()] }) };
  const document = new Document({
    title,
    creator: "举措",
    styles,
    sections: [{ properties: { page }, footers, children: [...children] }],
  });
  return Packer.toBuffer(document);
}

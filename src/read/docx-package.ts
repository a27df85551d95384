import { posix } from "node:path";
import type { ParentNode } from "domhandler";
import { JucuoError } from "../corpus/errors.ts";
import { unzip } from "./archive.ts";
import { attribute, child, children, parseXml } from "./docx-xml.ts";

/** The parts of a Word file that its text is made of, as trees. */
export interface WordPackage {
  document: ParentNode;
  styles?: ParentNode;
  numbering?: ParentNode;
  /** The properties: title, author. */
  core?: ParentNode;
}

// Only XML is unfolded, no pictures: the largest reports have some ten megabytes of it.
const limits = { entries: 10_000, bytes: 100_000_000 };

/** Throws `unreadable` for a zip that is broken, encrypted or holds no Word document, `too_large` beyond 100 MB. */
export async function openPackage(bytes: Uint8Array): Promise<WordPackage> {
  const entries = await unzip(bytes, (name) => /\.(?:xml|rels)$/iu.test(name), limits);
  const parts = new Map(entries.map((entry) => [keyOf(entry.name), entry.bytes]));
  const main = relatedTo("", "officeDocument", parts) ?? "word/document.xml";
  const document = treeOf(main, parts);
  if (document === undefined || child(document, "document", "body") === undefined) {
    throw new JucuoError("unreadable", "这不是完整的 Word 文件(缺少 word/document.xml)。");
  }
  const styles = treeOf(relatedTo(main, "styles", parts) ?? "word/styles.xml", parts);
  const numbering = treeOf(relatedTo(main, "numbering", parts) ?? "word/numbering.xml", parts);
  const core = treeOf(relatedTo("", "core-properties", parts) ?? "docProps/core.xml", parts);
  return { document, ...(styles && { styles }), ...(numbering && { numbering }), ...(core && { core }) };
}

function treeOf(name: string, parts: Map<string, Uint8Array>): ParentNode | undefined {
  const bytes = parts.get(keyOf(name));
  return bytes && parseXml(bytes);
}

/** The path of the part that `source` (the package itself when empty) names as its `kind`. */
function relatedTo(source: string, kind: string, parts: Map<string, Uint8Array>): string | undefined {
  const { dir, base } = posix.parse(source);
  const relations = treeOf(posix.join(dir, "_rels", `${base}.rels`), parts);
  const found = children(child(relations, "Relationships"), "Relationship").find((relation) =>
    attribute(relation, "Type")?.endsWith(`/${kind}`),
  );
  const target = attribute(found, "Target");
  return target === undefined ? undefined : posix.join(target.startsWith("/") ? "" : dir, target);
}

/** Names of parts are compared without case, and some programs write a leading slash. */
function keyOf(name: string): string {
  return name.replace(/^\/+/u, "").toLowerCase();
}

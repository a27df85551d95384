import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Embedding } from "../../src/corpus/embedding.ts";
import { readEmbeddingFile, writeEmbeddingFile } from "../../src/embed/embedding-file.ts";
import { temporaryFolder } from "../parts.ts";

const modelSha256 = "a".repeat(64);

function embeddingOf(dimension: number, width: number, tokens: number): fc.Arbitrary<Embedding> {
  return fc.record({
    vector: fc.float32Array({ minLength: dimension, maxLength: dimension }),
    tokens: fc.int8Array({ minLength: width * tokens, maxLength: width * tokens }).map((rows) => ({
      width,
      rows,
      owners: Uint8Array.from({ length: tokens }, (_, at) => at),
      lengths: new Uint8Array(tokens),
    })),
  });
}

const sizes = fc.record({ dimension: fc.integer({ min: 1, max: 20 }), width: fc.integer({ min: 1, max: 20 }) });
const maps = sizes.chain(({ dimension, width }) => {
  const key = fc.oneof(
    fc.constantFrom("免罚轻罚", "小问题改了就不收钱", "两行\n的话"),
    fc.string({ unit: "grapheme" }),
  );
  const embedding = fc.nat(5).chain((tokens) => embeddingOf(dimension, width, tokens));
  return fc.array(fc.tuple(key, embedding), { maxLength: 5 }).map((entries) => new Map(entries));
});

const [small = new Map<string, Embedding>()] = fc.sample(
  embeddingOf(8, 4, 3).map((embedding) => new Map([["免罚轻罚", embedding]])),
  { numRuns: 1, seed: 1 },
);

/** A file with one embedding, and a way to read it with other bytes. */
function written(): { bytes: Buffer; readAs(bytes: Uint8Array): Map<string, Embedding> } {
  const path = join(temporaryFolder(), "lexicon.bin");
  writeEmbeddingFile(path, { modelSha256, embeddings: small });
  const readAs = (other: Uint8Array): Map<string, Embedding> => {
    writeFileSync(path, other);
    return readEmbeddingFile(path, modelSha256);
  };
  return { bytes: readFileSync(path), readAs };
}

describe("the embedding file", () => {
  it("gives back what was written", () => {
    const path = join(temporaryFolder(), "lexicon.bin");
    fc.assert(
      fc.property(maps, (embeddings) => {
        writeEmbeddingFile(path, { modelSha256, embeddings });
        expect(readEmbeddingFile(path, modelSha256)).toEqual(embeddings);
      }),
    );
  });

  it("replaces what was there and leaves nothing else behind", () => {
    const path = join(temporaryFolder(), "lexicon.bin");
    writeFileSync(path, "old");
    writeEmbeddingFile(path, { modelSha256, embeddings: small });
    expect([...readEmbeddingFile(path, modelSha256).keys()]).toEqual(["免罚轻罚"]);
    expect(existsSync(`${path}.tmp`)).toBe(false);
  });

  it("is empty when there is none", () => {
    expect(readEmbeddingFile(join(temporaryFolder(), "nichts.bin"), modelSha256).size).toBe(0);
  });

  it("is empty when another model made it", () => {
    const path = join(temporaryFolder(), "lexicon.bin");
    writeEmbeddingFile(path, { modelSha256, embeddings: small });
    expect(readEmbeddingFile(path, "b".repeat(64)).size).toBe(0);
  });

  it("is empty when it is something else", () => {
    const { readAs } = written();
    for (const text of ["", "\n", "{}\n", "[1]\n", "免罚轻罚", `{"modelSha256":"${modelSha256}"}\n`, "\0\0\n\0"]) {
      expect(readAs(Buffer.from(text)).size).toBe(0);
    }
  });

  it("is empty when it is cut short anywhere or has bytes too many", () => {
    const { bytes, readAs } = written();
    for (let length = 0; length < bytes.length; length++) expect(readAs(bytes.subarray(0, length)).size).toBe(0);
    expect(readAs(Buffer.concat([bytes, Buffer.of(0)])).size).toBe(0);
  });

  it("is empty when any byte after the header is another", () => {
    const { bytes, readAs } = written();
    for (let at = bytes.indexOf("\n") + 1; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      expect(readAs(damaged).size).toBe(0);
    }
  });

  it("is empty when a number of the header is another", () => {
    const { bytes, readAs } = written();
    const text = bytes.toString("latin1");
    for (const [from, to] of [
      ['"dimension":8', '"dimension":9'],
      ['"tokenWidth":4', '"tokenWidth":3'],
      [",3]]", ",2]]"],
      [",3]]", ",-3]]"],
    ] as const) {
      expect(text).toContain(from);
      expect(readAs(Buffer.from(text.replace(from, to), "latin1")).size).toBe(0);
    }
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TokenVectors } from "../../src/corpus/embedding.ts";
import { packTokens, unpackTokens } from "../../src/index/embedded/token-bytes.ts";
import { HashEmbedder } from "../parts.ts";

const vectors: fc.Arbitrary<TokenVectors> = fc
  .record({ width: fc.integer({ min: 1, max: 130 }), tokens: fc.nat(40), rows: fc.nat(10) })
  .chain(({ width, tokens, rows }) =>
    fc.record({
      width: fc.constant(width),
      rows: fc.int8Array({ minLength: rows * width, maxLength: rows * width }),
      owners: fc.uint8Array({ minLength: tokens, maxLength: tokens }),
      lengths: fc.uint8Array({ minLength: tokens, maxLength: tokens }),
    }),
  );

/** Without regard to whether a view is a Buffer. */
function plain({ width, rows, owners, lengths }: TokenVectors): object {
  return { width, rows: [...rows], owners: [...owners], lengths: [...lengths] };
}

const small = { width: 4, rows: new Int8Array(8), owners: Uint8Array.of(0, 1, 1), lengths: Uint8Array.of(0, 1, 2) };

describe("token vectors as bytes", () => {
  it("come back as they went in, wherever they stand in memory", () => {
    fc.assert(
      fc.property(vectors, fc.nat(9), (tokens, offset) => {
        const packed = packTokens(tokens);
        expect(plain(unpackTokens(packed))).toEqual(plain(tokens));
        const moved = Buffer.concat([Buffer.alloc(offset), packed]).subarray(offset);
        expect(plain(unpackTokens(moved))).toEqual(plain(tokens));
      }),
    );
  });

  it("pack rows that are a part of a larger array", () => {
    const rows = Int8Array.from({ length: 32 }, (_, at) => at - 16).subarray(8, 16);
    expect([...unpackTokens(packTokens({ ...small, rows })).rows]).toEqual([...rows]);
  });

  it("keep what an embedder makes of a passage", async () => {
    const { tokens } = await new HashEmbedder().embedPassage("推行免罚轻罚清单,发布114项清单事项。");
    expect(plain(unpackTokens(packTokens(tokens)))).toEqual(plain(tokens));
  });

  it("take a byte for each number, two for each token and four more", () => {
    expect(packTokens(small)).toHaveLength(4 + 2 * 3 + 8);
  });

  it("are views of the stored bytes, not copies", () => {
    const packed = packTokens(small);
    packed[packed.length - 1] = 7;
    const { rows } = unpackTokens(packed);
    packed[packed.length - 1] = 9;
    expect(rows.at(-1)).toBe(9);
  });

  it("are refused when their bytes are cut short, except between rows", () => {
    const packed = packTokens(small);
    for (let length = 0; length < packed.length; length++) {
      const cut = packed.subarray(0, length);
      if (length === 10 || length === 14) expect(unpackTokens(cut).rows).toHaveLength(length - 10);
      else expect(() => unpackTokens(cut)).toThrow();
    }
  });

  it("are refused without a width, with too many tokens and with bytes of another form", () => {
    const packed = packTokens(small);
    const changed = (at: number, value: number): Buffer => {
      const other = Buffer.from(packed);
      other[at] = value;
      return other;
    };
    expect(() => unpackTokens(changed(0, 0))).toThrow(/rows of 0/u);
    expect(() => unpackTokens(changed(0, 5))).toThrow(/rows of 5/u);
    expect(() => unpackTokens(changed(2, 200))).toThrow(/do not have 200 tokens/u);
    expect(() => unpackTokens(Buffer.concat([packed, Buffer.of(1)]))).toThrow(/Token vectors of 19 bytes/u);
  });

  it("never have rows that are not whole, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        let tokens: TokenVectors;
        try {
          tokens = unpackTokens(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          return;
        }
        expect(tokens.rows.length % tokens.width).toBe(0);
        expect(tokens.owners).toHaveLength(tokens.lengths.length);
      }),
    );
  });
});

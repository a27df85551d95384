import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesOf } from "../../src/concepts/concept.ts";
import { Lexicon } from "../../src/concepts/lexicon.ts";
import { type LinkWeights, linkFeatures } from "../../src/concepts/link-weights.ts";
import { type Link, Linker } from "../../src/concepts/linker.ts";
import { textsOf } from "../../src/concepts/meaning-evidence.ts";
import { Tagger } from "../../src/concepts/tag.ts";
import { cosine } from "../../src/vectors/cosine.ts";
import { HashEmbedder, lexicon as real, testTokenizer } from "../parts.ts";
import { concept } from "./entry.ts";

const learned = { named: 6, cued: 6, namedShare: 1, overlap: 2, explained: 1, cosine: 1, cosines: 1, late: 1 };
const weights: LinkWeights = { ...learned, learnedFrom: "by hand", none: 6 };
const embedder = new HashEmbedder();

async function linkerOf(lexicon: Lexicon): Promise<Linker> {
  const texts = lexicon.concepts.flatMap(textsOf);
  const embeddings = new Map(
    await Promise.all(texts.map(async (text) => [text, await embedder.embedQuery(text)] as const)),
  );
  return new Linker(lexicon, new Tagger(lexicon), { weights, embeddings, tokenizer: testTokenizer() });
}

const small = await linkerOf(
  new Lexicon([
    concept({ id: "chouji", name: "双随机、一公开", kinds: ["跨部门抽查"], sayings: ["随机抽人去检查"] }),
    concept({
      id: "mianfa",
      name: "免罚轻罚",
      names: ["轻微免罚"],
      cues: [["轻微违法", "不予"]],
      description: "小错不罚",
    }),
    concept({ id: "yuanlian", name: "府院联动", sayings: ["政府和法院一起商量"] }),
  ]),
);

const ask = async (question: string): Promise<Link[]> => small.link(question, await embedder.embedQuery(question));

describe("the linker", () => {
  it("puts the measure first that the question names", async () => {
    for (const question of ["哪些市推行免罚轻罚?", "轻微免罚怎么做", "“免罚、轻罚”清单"]) {
      const [first] = await ask(question);
      expect(first).toMatchObject({ concept: { id: "mianfa" }, named: true, kinds: [] });
      expect(first?.probability).toBeGreaterThan(0.5);
    }
  });

  it("finds a measure that is not named by words that together say it, or by its sense", async () => {
    expect((await ask("轻微违法不予处罚"))[0]).toMatchObject({ concept: { id: "mianfa" }, named: false });
    expect((await ask("政府和法院怎么一起商量"))[0]).toMatchObject({ concept: { id: "yuanlian" }, named: false });
  });

  it("tells the kinds that are asked for, unless the whole is named too", async () => {
    expect((await ask("跨部门抽查"))[0]).toMatchObject({ concept: { id: "chouji" }, kinds: ["跨部门抽查"] });
    expect((await ask("双随机一公开的跨部门抽查"))[0]).toMatchObject({ concept: { id: "chouji" }, kinds: [] });
  });

  it("says how much of the question the measure explains", async () => {
    const [alone] = await ask("免罚轻罚");
    const [both] = await ask("免罚轻罚和府院联动");
    expect(alone?.explained).toBe(1);
    expect(both?.explained).toBeGreaterThan(0.2);
    expect(both?.explained).toBeLessThan(0.8);
  });

  it("leaves most to none of them where nothing speaks for one", async () => {
    for (const question of ["", "?", "天气预报"]) {
      for (const { probability } of await ask(question)) expect(probability).toBeLessThan(0.1);
    }
  });
});

describe("the linker over real entries", async () => {
  const lexicon = new Lexicon(
    real.concepts.slice(0, 40).map(({ broader: _, ...one }) => ({ ...one, akin: [], notSame: [] })),
  );
  const linker = await linkerOf(lexicon);
  const vectors = await Promise.all(
    lexicon.concepts.map((one) => Promise.all(textsOf(one).map((text) => embedder.embedQuery(text)))),
  );
  const pieces = lexicon.concepts.flatMap((one) => [...namesOf(one), ...one.kinds, ...one.cues.flat(), ...one.sayings]);
  const questions = fc
    .array(fc.constantFrom("哪些市", "怎么", "、", "?", ...pieces), { minLength: 1, maxLength: 5 })
    .map((all) => all.join(""));

  it("keeps every share between 0 and 1 and the order of the lexicon", async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const evidence = linker.evidence(question, await embedder.embedQuery(question));
        expect(evidence.map((one) => one.concept)).toEqual(lexicon.concepts);
        const values = evidence.flatMap(({ features }) => Object.values(features));
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...values)).toBeLessThanOrEqual(1.02);
      }),
    );
  });

  it("gives the cosine of the nearest text", async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const asked = await embedder.embedQuery(question);
        for (const [at, { features }] of linker.evidence(question, asked).entries()) {
          const cosines = (vectors[at] ?? []).map(({ vector }) => cosine(asked.vector, vector));
          expect(features.cosine).toBeCloseTo(Math.max(...cosines), 4);
        }
      }),
    );
  });

  it("links by conditional logit: most probable first, at most eight, together at most 1", async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const embedding = await embedder.embedQuery(question);
        const masses = new Map(
          linker.evidence(question, embedding).map(({ concept: { id }, features }) => {
            return [id, Math.exp(linkFeatures.reduce((sum, name) => sum + weights[name] * features[name], 0))];
          }),
        );
        const all = [...masses.values()].reduce((sum, mass) => sum + mass, Math.exp(weights.none));
        const links = linker.link(question, embedding);
        expect(links.length).toBeLessThanOrEqual(8);
        for (const {
          concept: { id },
          probability,
        } of links)
          expect(probability).toBeCloseTo((masses.get(id) ?? 0) / all, 9);
        const probabilities = links.map((link) => link.probability);
        expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
        expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeLessThan(1);
      }),
    );
  });
});

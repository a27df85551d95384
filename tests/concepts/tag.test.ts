import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareText } from "../../src/concepts/bare-text.ts";
import { namesOf } from "../../src/concepts/concept.ts";
import { Lexicon } from "../../src/concepts/lexicon.ts";
import { type TaggedConcept, Tagger } from "../../src/concepts/tag.ts";
import { lexicon as real } from "../parts.ts";
import { concept } from "./entry.ts";

const lexicon = new Lexicon([
  concept({ id: "chouji", name: "双随机、一公开", names: ["双随机监管"], kinds: ["跨部门抽查"] }),
  concept({ id: "fumian", name: "负面清单" }),
  concept({ id: "mianfa", name: "免罚轻罚", cues: [["轻微违法", "不予"]] }),
  concept({ id: "zhunru", name: "市场准入负面清单", names: ["市场准入"] }),
]);
const tagger = new Tagger(lexicon);

function tag(text: string, label = ""): Map<string, TaggedConcept> {
  return new Map(tagger.tag({ text, label }).map((tagged) => [tagged.concept, tagged]));
}

const pieces = fc.oneof(
  fc.constantFrom(...real.concepts.flatMap((one) => [...namesOf(one), ...one.kinds, ...one.cues.flat()])),
  fc.constantFrom("推进", "“", "”", "、", "。", "\n", " ", "雙隨機", "一公開", "12345", "APP", "市", "🙂", "\ud800"),
);
const texts = fc.array(pieces, { maxLength: 12 }).map((all) => all.join(""));

describe("the tagger", () => {
  it("takes the longest name and not the names inside it", () => {
    expect([...tag("落实市场准入负面清单制度").keys()]).toEqual(["zhunru"]);
    expect(tag("落实市场准入负面清单制度").get("zhunru")?.names).toBe(1);
    expect([...tag("放宽市场准入,公布负面清单。").keys()]).toEqual(["fumian", "zhunru"]);
  });

  it("does not mind punctuation, quotes and traditional characters inside a name", () => {
    for (const written of ["双随机一公开", "“双随机、一公开”", "“双随机”“一公开”", "雙隨機 一公開"]) {
      expect(tag(`推行${written}监管`).get("chouji")?.names).toBe(1);
    }
  });

  it("does not make a name of the end of one sentence and the start of the next", () => {
    for (const end of ["。", ";", ";", "!", "?", "\n"]) expect([...tag(`推行双随机${end}一公开`).keys()]).toEqual([]);
  });

  it("counts each time a name stands, and kinds apart", () => {
    const found = tag("推行双随机监管,开展跨部门抽查、跨部门抽查。双随机、一公开全覆盖").get("chouji");
    expect(found).toMatchObject({ names: 2, kinds: 2, cues: 0, lead: false });
    expect(found?.named).toHaveLength(4);
  });

  it("joins the words of a cue only within one sentence, in any order", () => {
    expect(tag("对轻微违法行为不予处罚").get("mianfa")).toMatchObject({ names: 0, cues: 1 });
    expect(tag("不予处罚的,限于轻微违法。").get("mianfa")?.cues).toBe(1);
    expect(tag("对轻微违法,不予立案。轻微违法不予处罚").get("mianfa")?.cues).toBe(2);
    for (const end of ["。", ";", "\n", "?"]) expect(tag(`纠正轻微违法${end}不予受理`).size).toBe(0);
  });

  it("points at the words of a cue, but not as at a name", () => {
    const text = "苏州:对轻微违法的,不予处罚";
    const { spans = [], named } = tag(text).get("mianfa") ?? {};
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["轻微违法", "不予"]);
    expect(named).toEqual([]);
  });

  it("says that a measure leads where the label names it or says it by a cue", () => {
    expect(tag("发布114项清单", "推行免罚轻罚").get("mianfa")).toMatchObject({ lead: true, names: 0, spans: [] });
    expect(tag("发布清单", "轻微违法不予处罚").get("mianfa")).toMatchObject({ lead: true, cues: 0 });
    expect(tag("推行免罚轻罚").get("mianfa")?.lead).toBe(false);
  });

  it("stores the same without places, by the id of the concept", () => {
    const passage = { text: "公布负面清单,推行双随机监管", label: "" };
    expect(tagger.tagsOf(passage)).toEqual([
      { concept: "chouji", names: 1, kinds: 0, lead: false, cues: 0 },
      { concept: "fumian", names: 1, kinds: 0, lead: false, cues: 0 },
    ]);
  });

  it("names what stands in a question, and where", () => {
    const [found, ...others] = tagger.named("哪些市推行“雙隨機、一公開”?");
    expect(found).toEqual({
      concepts: [{ concept: "chouji", isKind: false }],
      name: "双随机一公开",
      start: 6,
      end: 13,
    });
    expect(others).toEqual([]);
    expect(tagger.nameOf("chouji")).toBe("双随机、一公开");
  });

  it("counts a name once that the entry gives with and without punctuation", () => {
    const twice = new Lexicon([concept({ id: "a", name: "双随机、一公开", names: ["双随机一公开"] })]);
    expect(new Tagger(twice).tag({ text: "推行双随机一公开", label: "" })[0]?.names).toBe(1);
  });
});

describe("the tagger over the real lexicon", () => {
  const all = new Tagger(real);
  const bare = (text: string): string => bareText(text).text;

  it("points at the words as given: what stands there is a name", () => {
    const sayings = new Map(
      real.concepts.map((one) => [one.id, new Set([...namesOf(one), ...one.kinds].map(bare))] as const),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { concept: id, names, kinds, named } of all.tag({ text, label: "" })) {
          expect(named).toHaveLength(names + kinds);
          for (const { start, end } of named) expect(sayings.get(id)).toContain(bare(text.slice(start, end)));
        }
        for (const { name, start, end } of all.named(text)) expect(bare(text.slice(start, end))).toBe(name);
      }),
    );
  });

  it("leaves no name out that is no part of a longer one", () => {
    for (const one of real.concepts) {
      for (const name of namesOf(one))
        expect(all.tag({ text: `推进${name}`, label: "" }).map((t) => t.concept)).toContain(one.id);
    }
  });
});

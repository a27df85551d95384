import { describe, expect, it } from "vitest";
import { Lexicon } from "../../src/concepts/lexicon.ts";
import { lexicon as real } from "../parts.ts";
import { concept } from "./entry.ts";

const lexicon = new Lexicon([
  concept({ id: "jianguan", name: "事中事后监管" }),
  concept({ id: "chouji", name: "双随机、一公开", names: ["双随机监管"], kinds: ["跨部门抽查"], broader: "jianguan" }),
  concept({ id: "mingdan", name: "抽查对象名录库", broader: "chouji" }),
  concept({ id: "mianfa", name: "免罚轻罚" }),
]);

describe("the lexicon", () => {
  it("finds a concept by a name, whatever its punctuation, width and characters", () => {
    for (const name of ["双随机一公开", "“雙隨機、一公開”", "双随机监管"])
      expect(lexicon.named(name)?.id).toBe("chouji");
  });

  it("does not take a kind for the concept", () => {
    expect(lexicon.named("跨部门抽查")).toBeUndefined();
    expect(lexicon.names()).toContain("跨部门抽查");
  });

  it("knows a concept by id and no other", () => {
    expect(lexicon.get("mianfa")?.name).toBe("免罚轻罚");
    expect(lexicon.get("nichts")).toBeUndefined();
    expect(lexicon.wider("nichts")).toEqual([]);
  });

  it("goes down to all parts of a measure", () => {
    expect(lexicon.withParts("jianguan")).toEqual(["jianguan", "chouji", "mingdan"]);
    expect(lexicon.withParts("mianfa")).toEqual(["mianfa"]);
  });

  it("goes up to all that a measure is a part of, nearest first", () => {
    expect(lexicon.wider("mingdan")).toEqual(["chouji", "jianguan"]);
    expect(lexicon.wider("jianguan")).toEqual([]);
  });

  it("has each concept that comes with the program among the parts of what is wider", () => {
    for (const { id, name } of real.concepts) {
      expect(real.named(name)?.id).toBe(id);
      for (const wider of real.wider(id)) expect(real.withParts(wider)).toContain(id);
    }
  });

  it("comes with links that lead somewhere", () => {
    for (const { broader, notSame } of real.concepts) {
      if (broader !== undefined) expect(real.get(broader)).toBeDefined();
      for (const { id } of notSame) expect(real.get(id)).toBeDefined();
    }
  });
});

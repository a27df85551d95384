import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFigures } from "../../src/parse/figures.ts";
import { type Marks, toldFigures } from "../../src/search/told-figures.ts";

interface Given extends Partial<Marks> {
  /** Words that are marks of what was asked, and of other measures. */
  says?: string[];
  others?: string[];
  vocabulary?: string[];
}

function placesOf(text: string, words: readonly string[]) {
  return words.flatMap((word) =>
    [...text.matchAll(new RegExp(word, "gu"))].map(({ index }) => ({ start: index, end: index + word.length })),
  );
}

function told(
  text: string,
  { says = ["免罚"], others = [], vocabulary = [], leads = false, isStrict = false }: Given = {},
) {
  const marks = { own: placesOf(text, says), foreign: placesOf(text, others), leads, isStrict };
  return toldFigures({ text, figures: findFigures(text) }, { marks, vocabulary: new Set(vocabulary), year: 2023 });
}

function shown(text: string, given?: Given): string[] {
  return told(text, given).map(({ figure, phrase, said }) => `${phrase} ${figure.text} ${said}`);
}

describe("the figures that speak of what was asked", () => {
  it("are those of clauses that say it, not those of other items in the passage", () => {
    const text = "一是办理告知承诺事项32项。二是办理免罚案件122件。三是召开联席会议3次。";
    expect(shown(text)).toEqual(["免罚案件 122件 named"]);
  });

  it("are also those that follow in its sentence, while it speaks of nothing else", () => {
    expect(shown("推行免罚清单,集成36个部门846项事项,减少检查12%。")).toEqual([
      "部门 36个 near",
      "事项 846项 near",
      "减少检查 12% near",
    ]);
    expect(shown("推行免罚清单,深化府院联动,召开会议3次。", { others: ["府院联动"] })).toEqual([]);
    const shares = { others: ["府院联动"], vocabulary: ["处罚"] };
    expect(shown("推行免罚清单,深化府院联动,召开会议3次,减少处罚12%。", shares)).toEqual(["减少处罚 12% near"]);
  });

  it("go on through clauses that name nothing themselves", () => {
    const text = "收到免罚申请108件,其中,受理94件,占比87%,驳回14件。";
    expect(shown(text)).toEqual([
      "收到免罚申请 108件 named",
      "免罚申请受理 94件 near",
      "免罚申请受理占比 87% near",
      "免罚申请驳回 14件 near",
    ]);
  });

  it("are those of the whole item that it heads, until another measure is named", () => {
    const text = "一是完善免罚制度。办理案件300件。深化府院联动。召开会议3次。";
    expect(shown(text, { leads: true, others: ["府院联动"] })).toEqual(["案件 300件 near"]);
    expect(shown(text, { leads: false, others: ["府院联动"] })).toEqual([]);
  });

  it("do not come from a part of an enumeration that has its own subject", () => {
    expect(shown("梳理免罚案件88件、诉讼案件90件。")).toEqual(["免罚案件 88件 named"]);
  });

  it("are not counts of lists in which it is only an example", () => {
    expect(shown("“某公司免罚案”等17个案例入选全省典型。")).toEqual([]);
    expect(shown("出台《“免罚”清单》,发布114项事项。")).toEqual(["事项 114项 near"]);
  });

  it("are only those of its own clauses where the passage is only near", () => {
    expect(shown("推行免罚清单,集成36个部门,办理免罚案件9件。", { isStrict: true })).toEqual(["免罚案件 9件 named"]);
  });

  it("do not count how large something is", () => {
    expect(shown("在500人以上免罚试点单位设立工作室7个。")).toEqual(["工作室 7个 named"]);
  });

  it("carry their time", () => {
    const text = "2022年办理免罚案件88件。2023年办理免罚案件122件。自2021年起累计办理免罚案件390件。";
    expect(told(text).map(({ period, ofYear }) => [period, ofYear])).toEqual([
      ["other-year", 2022],
      ["year", undefined],
      ["cumulative", undefined],
    ]);
  });

  it("are cells of a table row that names it, without a place", () => {
    const text = "免罚案件 | 122";
    const figures = [
      { text: "122", value: 122, unit: "件", kind: "count" as const, approximate: false, what: "免罚案件" },
    ];
    const marks = { own: placesOf(text, ["免罚"]), foreign: [], leads: false, isStrict: false };
    const [figure] = toldFigures({ text, figures }, { marks, vocabulary: new Set(), year: 2023 });
    expect(figure).toMatchObject({ phrase: "免罚案件", said: "named" });
    expect(figure?.span).toBeUndefined();
  });

  it("stand where they say they stand, in reading order, and are all figures of the text", () => {
    const unit = fc.constantFrom(..."免罚案件办理累计,。、;:()“”2023年1.5万12%个项件起共为降幅受理同比");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), fc.boolean(), fc.boolean(), (text, leads, isStrict) => {
        const figures = told(text, { leads, isStrict });
        const places = figures.map(({ span }) => span?.start ?? -1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const { figure, span } of figures) expect(text.slice(span?.start, span?.end)).toBe(figure.text);
        const all = findFigures(text).map((figure) => figure.text);
        for (const { figure } of figures) expect(all).toContain(figure.text);
      }),
    );
  });
});

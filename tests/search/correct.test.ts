import { describe, expect, it } from "vitest";
import { type Corrected, correct } from "../../src/search/correct.ts";
import lookAlikes from "../../src/search/look-alikes.json" with { type: "json" };
import { type Phrase, slipBetween, Vocabulary } from "../../src/search/vocabulary.ts";
import { lettersOf, slurred, soundAlike, syllablesOf, syllablesOfEach } from "../../src/tokenize/pinyin.ts";

const names = [
  "行政复议",
  "府院联动",
  "双随机一公开",
  "包容审慎监管",
  "规范性文件",
  "法律援助",
  "枫桥经验",
  "执法三项制度",
  "市政府",
  "法治政府示范创建",
  "重大行政决策程序",
  "行政执法监督员",
  "行刑衔接",
  "立法后评估",
  "同案不同罚",
  "行政监察",
  "放管服",
  "一窗受理",
];
const words = ["怎么", "申请", "系统", "检察", "附议人", "赋役"];
const phrases: Phrase[] = [
  ...names.map((text, at): Phrase => ({ text, weight: names.length - at, kind: "name" })),
  ...words.map((text): Phrase => ({ text, weight: 1, kind: "word" })),
];
const vocabulary = new Vocabulary(phrases);
const corpus = "全市办理行政复议案件，答复意见及时，微信小程序申请，推广app办事，府检联动走在前列。";

function repaired(text: string): Corrected {
  return correct(text, vocabulary, (typed) => corpus.includes(typed.toLowerCase()));
}

describe("pinyin", () => {
  it("gives one toneless syllable for each Chinese character and leaves the rest out", () => {
    expect(syllablesOf("法律APP,银行")).toEqual(["fa", "lv", "yin", "hang"]);
  });

  it("reads many texts at once as it reads each", () => {
    const texts = ["银行", "行政", "重大", "重复"];
    expect(syllablesOfEach(texts)).toEqual(texts.map(syllablesOf));
  });

  it("reads what people type for ü, tones and borders", () => {
    expect(["Fǎ lǜ", "celue", "xi'an"].map(lettersOf)).toEqual(["falv", "celve", "xian"]);
  });

  it("hears what many speakers do not tell apart", () => {
    expect(["zhang", "ning", "lin"].map(slurred)).toEqual(["zan", "lin", "lin"]);
    expect([soundAlike("审", "省"), soundAlike("重", "虫"), soundAlike("检", "院")]).toEqual([true, true, false]);
  });
});

describe("the vocabulary", () => {
  it("answers names first, then by weight", () => {
    const ranked = new Vocabulary([
      { text: "附议", weight: 9, kind: "word" },
      { text: "复议", weight: 1, kind: "name" },
      { text: "赋役", weight: 2, kind: "word" },
      { text: "复译", weight: 5, kind: "name" },
    ]);
    expect(ranked.spelled("fuyi").map(({ text }) => text)).toEqual(["复译", "复议", "附议", "赋役"]);
  });

  it("splits letters into the fewest phrases", () => {
    expect(vocabulary.spelledTogether("shenqingfalvyuanzhu")).toBe("申请法律援助");
    expect(vocabulary.spelledTogether("shenqingq")).toBeUndefined();
  });

  it("knows each kind of slip by its place", () => {
    const slips = ["行政复意", "行复政议", "行复议", "行政复复议", "行政复议", "复议"].map((typed) =>
      slipBetween(typed, "行政复议"),
    );
    expect(slips).toEqual([
      { kind: "replaced", at: 3 },
      { kind: "swapped", at: 1 },
      { kind: "missing", at: 1 },
      { kind: "extra", at: 3 },
      undefined,
      undefined,
    ]);
  });

  it("finds phrases of four or more characters one slip away, and no shorter ones", () => {
    expect(vocabulary.oneSlipFrom("府院连动").map(({ text }) => text)).toEqual(["府院联动"]);
    expect(vocabulary.oneSlipFrom("市政厅")).toEqual([]);
  });
});

describe("the look-alikes", () => {
  it("are groups of two or more different Chinese characters, each group there once", () => {
    const groups = lookAlikes.groups.flatMap((line) => line.split(" "));
    expect(
      groups.filter((group) => !/^\p{Script=Han}{2,}$/u.test(group) || new Set(group).size < group.length),
    ).toEqual([]);
    expect(new Set(groups.map((group) => [...group].sort().join(""))).size).toBe(groups.length);
  });
});

describe("correct", () => {
  it.each([
    ["xingzhengfuyi", "行政复议"],
    ["feng qiao jing yan", "枫桥经验"],
    ["guifanxing wenjian", "规范性文件"],
    ["zenme shenqing falv yuanzhu", "怎么申请法律援助"],
  ])("reads the pinyin %s as %s", (typed, meant) => {
    expect(repaired(typed)).toEqual({ text: meant, corrections: [{ typed, meant }] });
  });

  it.each([
    ["xzfy", "行政复议"],
    ["fgf", "放管服"],
    ["ssjygk", "双随机一公开"],
    ["xingz fy", "行政复议"],
    ["xingzhenfuyi", "行政复议"],
  ])("reads %s, shortened or with a wrong letter, as %s", (typed, meant) => {
    expect(repaired(typed).text).toBe(meant);
  });

  it("lets the characters around letters decide what they mean", () => {
    expect(repaired("行政fuyi").corrections).toEqual([{ typed: "fuyi", meant: "复议" }]);
    expect(repaired("执法sanxiang制度").text).toBe("执法三项制度");
    expect(repaired("行政fy流程").text).toBe("行政复议流程");
  });

  it("keeps a token that means nothing beside one that does", () => {
    expect(repaired("DeepSeek xitong").text).toBe("DeepSeek 系统");
  });

  it.each([
    ["行政复意", "行政复议"],
    ["怎样申请法律源助", "怎样申请法律援助"],
    ["双随机一工开", "双随机一公开"],
    ["包容省慎监管", "包容审慎监管"],
    ["风桥经验", "枫桥经验"],
    ["行刑衍接", "行刑衔接"],
    ["立法后评佑", "立法后评估"],
    ["包容慎审监管", "包容审慎监管"],
    ["重大行政策程序", "重大行政决策程序"],
    ["法治政府示创建", "法治政府示范创建"],
    ["行政执法监监督员", "行政执法监督员"],
  ])("repairs %s to %s", (typed, meant) => {
    expect(repaired(typed).text).toBe(meant);
  });

  it.each([
    ["一窗爱理", "一窗受理"],
    ["行政蓝察", "行政监察"],
    ["执法三项制席", "执法三项制度"],
  ])("repairs %s, which only looks alike, to %s", (typed, meant) => {
    expect(repaired(typed).text).toBe(meant);
  });

  it("repairs each doubtful place of a question by itself and says which", () => {
    expect(repaired("行政复意，xzfy 和风桥经验")).toEqual({
      text: "行政复议，行政复议 和枫桥经验",
      corrections: [
        { typed: "行政复意", meant: "行政复议" },
        { typed: "xzfy", meant: "行政复议" },
        { typed: "风桥经验", meant: "枫桥经验" },
      ],
    });
  });

  it("repairs a question of 60 Chinese characters and leaves a longer one as typed", () => {
    const question = `${"是".repeat(56)}，app，行政复意`;
    expect(repaired(question).corrections).toEqual([{ typed: "行政复意", meant: "行政复议" }]);
    expect(repaired(`是${question}`)).toEqual({ text: `是${question}`, corrections: [] });
  });

  it.each(["OA", "APP", "VR", "AI", "5G", "12345热线", "普法APP", "www.gov.cn", "DeepSeek辅助审查文件", "wifi"])(
    "leaves the letters and digits of %s alone",
    (typed) => {
      expect(repaired(typed)).toEqual({ text: typed, corrections: [] });
    },
  );

  it.each([
    ["a name in the corpus", "府检联动"],
    ["a phrase", "行政复议"],
    ["a new word", "企业宁静日"],
    ["a brand that sounds like a word", "渝快办"],
    ["a place", "亳州"],
    ["a saying", "这件事是政府花钱还是老百姓自己掏腰包"],
    ["a word of the field that sounds like another", "行政检察"],
    ["an affirmation whose opposite is a name", "同案同罚"],
    ["a longer word around a phrase", "行政复议员制度"],
    ["nothing", ""],
  ])("leaves %s alone: %s", (_, typed) => {
    expect(repaired(typed)).toEqual({ text: typed, corrections: [] });
  });
});

import { describe, expect, it } from "vitest";
import { restsOn, verdict } from "../../src/search/verdict.ts";

const floors = { present: 0.6, related: 0.3 };

describe("verdict", () => {
  it("calls a measure present only where a practice reaches the floor", () => {
    expect(verdict([{ score: 0.7, section: "measure" }], floors)).toEqual({ status: "present" });
    expect(verdict([{ score: 0.4, section: "measure" }], floors)).toEqual({ status: "related" });
    expect(verdict([{ score: 0.2, section: "measure" }], floors)).toEqual({ status: "absent" });
  });

  it("takes a plan for no practice", () => {
    expect(verdict([{ score: 0.9, section: "plan" }], floors)).toEqual({ status: "related", onlyIn: ["plan"] });
  });

  it("says that a measure is named in plans and shortcomings alone, and not where it is also told of weakly", () => {
    const planned = { score: 0.9, section: "plan" } as const;
    const lacking = { score: 0.5, section: "shortcoming" } as const;
    expect(verdict([planned, lacking], floors).onlyIn).toEqual(["plan", "shortcoming"]);
    expect(verdict([planned, { score: 0.4, section: "measure" }], floors).onlyIn).toBeUndefined();
  });

  it("rests on practices where it is present, and on all that is near where it is not", () => {
    const plan = { score: 0.9, section: "plan" } as const;
    const done = { score: 0.7, section: "measure" } as const;
    const near = { score: 0.4, section: "measure" } as const;
    const far = { score: 0.1, section: "measure" } as const;
    expect(restsOn([plan, done, near], verdict([plan, done, near], floors), floors)).toEqual([done]);
    expect(restsOn([plan, near, far], verdict([plan, near, far], floors), floors)).toEqual([plan, near]);
    expect(restsOn([far], verdict([far], floors), floors)).toEqual([]);
  });
});

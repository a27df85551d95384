import { describe, expect, it } from "vitest";
import { verdict } from "../../src/search/verdict.ts";

const floors = { present: 0.6, related: 0.3 };

describe("verdict", () => {
  it("calls a measure present only where a practice reaches the floor", () => {
    expect(verdict([{ score: 0.7, section: "measure" }], floors)).toBe("present");
    expect(verdict([{ score: 0.4, section: "measure" }], floors)).toBe("related");
    expect(verdict([{ score: 0.2, section: "measure" }], floors)).toBe("absent");
  });

  it("takes a plan for no practice", () => {
    expect(verdict([{ score: 0.9, section: "plan" }], floors)).toBe("related");
  });
});

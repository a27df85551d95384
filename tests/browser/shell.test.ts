import { expect, it } from "vitest";
import { site } from "./open-page.ts";

const { open } = site();
const asked = `/search?q=${encodeURIComponent("免罚轻罚")}`;

it("names in the window's title what is asked, and where one is", async () => {
  const page = await open(asked);
  await expect.poll(() => page.title()).toBe("免罚轻罚 · 查举措 · 举措");
  await page.getByRole("link", { name: "列成各地比较表" }).click();
  await expect.poll(() => page.title()).toBe("免罚轻罚 · 比各地 · 举措");
});

it("says that the service is not reached, and goes on once it is", async () => {
  const page = await open("/");
  await page.getByText("份报告").waitFor();
  await page.route("**/v1/search", (route) =>
    route.fulfill({ status: 503, json: { detail: "服务正忙,请稍后再试。" } }),
  );
  await page.locator("[data-question]").fill("免罚轻罚");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("服务正忙,请稍后再试。").waitFor();
  await page.unroute("**/v1/search");
  await page.getByRole("button", { name: "再试一次" }).click();
  await page.getByRole("heading", { level: 2, name: "连云港市" }).waitFor();
});

it("says so where there is no such view, and leads back", async () => {
  const page = await open("/serach?q=a");
  await page.getByText("没有这个页面").waitFor();
  await page.getByRole("link", { name: "回到首页" }).click();
  await page.getByText("份报告").waitFor();
});

it("works in a browser that keeps nothing", async () => {
  const page = await open("/");
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      });
    }
  });
  await page.goto(new URL(asked, page.url()).href);
  await page.getByRole("button", { name: "放入材料" }).first().click();
  await page.getByRole("navigation").getByRole("link", { name: /材料/u }).click();
  await page.getByRole("button", { name: "导出 Word" }).waitFor();
});

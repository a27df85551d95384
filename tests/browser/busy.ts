import type { CDPSession, Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** How long what one does keeps the page busy, in milliseconds of its main thread: what else the machine does is left out. */
export async function busyFor(page: Page, act: () => Promise<void>): Promise<number> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await busySinceStart(protocol);
  await act();
  const after = await atRest(protocol);
  await protocol.detach();
  return Math.round(after - before);
}

/** Until the page has nothing to do. */
export async function rest(page: Page): Promise<void> {
  await busyFor(page, async () => undefined);
}

/** Where to click: looking for an element in a large page holds it up, which is not the page's doing. */
export async function middleOf(locator: Locator): Promise<[number, number]> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("There is nothing to click.");
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** How long the page has been busy when it is no longer. */
async function atRest(protocol: CDPSession): Promise<number> {
  let taken = await busySinceStart(protocol);
  const more = async (): Promise<number> => {
    const before = taken;
    taken = await busySinceStart(protocol);
    return taken - before;
  };
  await expect.poll(more, { interval: 150, timeout: 20_000 }).toBeLessThan(2);
  return taken;
}

async function busySinceStart(protocol: CDPSession): Promise<number> {
  const { metrics } = await protocol.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
}

import { setImmediate as nextTurn } from "node:timers/promises";

const longestTurnMs = 15;

/** Lets the server answer others in between: `giveWay` waits for the next turn of the event loop once 15 ms are used up. */
export class Turns {
  private startedAt = performance.now();

  async giveWay(): Promise<void> {
    if (performance.now() - this.startedAt < longestTurnMs) return;
    await nextTurn();
    this.startedAt = performance.now();
  }
}

import { setImmediate as nextTurn } from "node:timers/promises";

const longestTurnMs = 15;

/** Lets the server answer others in between: `await turns.give()` after each step of a long piece of work. */
export class Turns {
  private turnedAt = performance.now();

  async give(): Promise<void> {
    if (performance.now() - this.turnedAt < longestTurnMs) return;
    await nextTurn();
    this.turnedAt = performance.now();
  }
}

import { Presets, SingleBar } from "cli-progress";

/** A bar on standard error with rate and time left; where there is no terminal, a line now and then. */
export class ProgressBar {
  private readonly bar = new SingleBar(
    {
      format: "建立索引 [{bar}] {value}/{total} 段 · {rate} 段/秒 · 还需 {eta_formatted}",
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: 2_000,
      hideCursor: true,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  private startedAt = 0;
  private done = 0;

  /** Called with the number of passages to embed; nothing is drawn when there is nothing to do. */
  begin(passages: number): void {
    this.startedAt = performance.now();
    if (passages > 0) this.bar.start(passages, 0, { rate: "–" });
  }

  embedded(passages: number): void {
    this.done += passages;
    const seconds = (performance.now() - this.startedAt) / 1000;
    this.bar.update(this.done, { rate: (this.done / Math.max(seconds, 0.001)).toFixed(0) });
  }

  end(): void {
    this.bar.stop();
  }
}

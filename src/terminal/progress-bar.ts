import { basename } from "node:path";
import { Presets, SingleBar } from "cli-progress";

const stepsPerFile = 100;
const longestName = 24;

/** A bar on standard error with file, rate and time left; where there is no terminal, a line now and then. */
export class ProgressBar {
  private readonly bar = new SingleBar(
    {
      format: "建立索引 [{bar}] {files}/{all} 份 · {name} · {passages} 段 · {rate} 段/秒 · 还需 {eta_formatted}",
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: 2_000,
      hideCursor: true,
      etaBuffer: 200,
    },
    Presets.shades_classic,
  );
  private startedAt = 0;
  private all = 0;
  private files = 0;
  private name = "";
  /** Embedded in all, and of the file at hand out of how many. */
  private passages = 0;
  private ofFile = 0;
  private inFile = 1;

  /** Called with the number of files; nothing is drawn when there is nothing to do. */
  begin(files: number): void {
    this.startedAt = performance.now();
    this.all = files;
    if (files > 0) this.bar.start(files * stepsPerFile, 0, this.payload());
  }

  reading(path: string, passages: number): void {
    this.name = basename(path).slice(0, longestName);
    this.ofFile = 0;
    this.inFile = Math.max(1, passages);
    this.draw();
  }

  embedded(passages: number): void {
    this.passages += passages;
    this.ofFile += passages;
    this.draw();
  }

  finished(): void {
    // An archive counts once and brings many.
    this.files = Math.min(this.all, this.files + 1);
    this.ofFile = 0;
    this.draw();
  }

  end(): void {
    this.bar.stop();
  }

  private draw(): void {
    const part = Math.min(1, this.ofFile / this.inFile);
    this.bar.update(Math.min(this.all, this.files + part) * stepsPerFile, this.payload());
  }

  private payload(): Record<string, string | number> {
    const seconds = (performance.now() - this.startedAt) / 1000;
    const rate = (this.passages / Math.max(seconds, 0.001)).toFixed(0);
    return { files: this.files, all: this.all, name: this.name, passages: this.passages, rate };
  }
}

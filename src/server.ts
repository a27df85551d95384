import { pino } from "pino";
import { KeyRing } from "./access/key-ring.ts";
import type { Config } from "./config.ts";
import type { IngestProgress } from "./ingest.ts";
import { QueuedIntake } from "./intake.ts";
import { createApp } from "./serve/app.ts";
import { type Listening, listen } from "./serve/listen.ts";
import { isLoopbackHost, requireLoopback } from "./serve/loopback.ts";
import { version } from "./version.ts";
import { addSamples, openWorkspace, withKeyRing } from "./workspace.ts";

// Other processes take documents in too.
const lookForDocumentsMs = 30_000;

/** Open the index, fill it with the sample reports if it is new, and listen. `signal` stops the filling. */
export async function startServer(
  config: Config,
  options: { progress: IngestProgress; signal: AbortSignal },
): Promise<Listening> {
  // What cannot work should fail before minutes of indexing, not after.
  if (!isLoopbackHost(config.host)) {
    await withKeyRing(config, (keys) => {
      if (!keys.keysRequired()) requireLoopback(config.host);
    });
  }
  const logger = pino({ level: config.logLevel });
  const workspace = await openWorkspace(config, {
    onWatchError: (error, watchId) => logger.error({ err: error, watchId }, "a watch could not be checked"),
  });
  for (const outcome of await addSamples(workspace, config.corpusFolder, options)) {
    if (outcome.status === "failed") logger.error(outcome, "a sample report was not taken in");
  }
  if (options.signal.aborted) {
    await workspace.close();
    throw options.signal.reason;
  }
  const { engine, explorer, drafter, watches, watcher } = workspace;
  const intake = new QueuedIntake({
    ...workspace,
    onError: (error) => logger.error({ err: error }, "a task of intake failed"),
    onChange: () => void watcher.check(),
  });
  // What an earlier process took in and did not come to check.
  void watcher.check();
  watcher.watchIndex(lookForDocumentsMs);
  const access = new KeyRing(workspace.index.store.keys);
  const services = { engine, explorer, drafter, intake, watches, access, ready: () => true };
  const app = createApp({ ...services, logger, version: version() });
  const listening = await listen(app, { ...config, keysRequired: access.keysRequired() });
  return {
    url: listening.url,
    close: async () => {
      await listening.close();
      await intake.close();
      await workspace.close();
    },
  };
}

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["tests/**/*.test.ts"],
    // They need a browser: `npm run test:browser`.
    exclude: ["tests/browser/**"],
    // The model, SQLite and a spawned server are real in some tests: generous, so that a busy machine does not fail them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

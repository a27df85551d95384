import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    // The last browsers that run on the Windows 7 of old office machines.
    target: ["chrome109", "edge109", "firefox115", "safari16"],
    // The content security policy allows no address inside the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  // For working on the page: `npx vite --config src/web/vite.config.ts` beside `npm start`.
  server: { proxy: { "/v1": "http://127.0.0.1:3000", "/openapi.json": "http://127.0.0.1:3000" } },
});

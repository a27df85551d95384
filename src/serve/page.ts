import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express, { type RequestHandler, Router } from "express";

// In dist/ also when the sources are run: the build makes it.
const built = fileURLToPath(new URL("../../dist/web", import.meta.url));

/** Addresses that the page itself tells apart; each is answered with the same document. */
const pagePaths = [
  "/",
  "/search",
  "/compare",
  "/coverage",
  "/gaps",
  "/timeline",
  "/changes",
  "/reports",
  "/reports/:id",
  "/draft",
  "/reuse",
  "/manage",
] as const;

// Scripts, styles and answers of this server only. Strings never become markup or code, whatever a report holds.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // The hash is of one rule that the component library adds for touch screens.
  "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** The web page: one document at all of its addresses, and the files that the build has made beside it. */
export function page(): Router {
  const router = Router();
  router.use("/assets", express.static(`${built}/assets`, { immutable: true, maxAge: "1y", index: false }));
  for (const path of pagePaths) router.get(path, sendPage);
  return router;
}

/** A person who mistyped an address gets the page, which says so; programs, and the interface's own paths, do not. */
export const lostPage: RequestHandler = (request, response, next) => {
  const isOfInterface = /^\/(?:v1|mcp|assets)(?:\/|$)/u.test(request.path);
  if (request.method !== "GET" || isOfInterface || request.accepts(["json", "html"]) !== "html") next();
  else sendPage(request, response.status(404), next);
};

const sendPage: RequestHandler = (_, response, next) => {
  if (!existsSync(`${built}/index.html`)) {
    next(new Error("The page is not built. Run: npm run build"));
    return;
  }
  response.set({ "Content-Security-Policy": policy, "Cache-Control": "no-cache" });
  response.sendFile("index.html", { root: built });
};

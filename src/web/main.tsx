import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { answers } from "./asking/server.ts";
import { NoticeRoom } from "./elements/notices.tsx";
import { Shell } from "./shell.tsx";
import "./styles/base.css";
import "./styles/fields.css";

const place = document.getElementById("page");
if (place === null) throw new Error("index.html has no element for the page.");
createRoot(place).render(
  <StrictMode>
    <I18nProvider locale="zh-CN">
      <QueryClientProvider client={answers}>
        <NoticeRoom>
          <Shell />
        </NoticeRoom>
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);

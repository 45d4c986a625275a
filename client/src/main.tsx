/** Starts the client: the look of this device first, then the application. */
import "./app/no-made-code.ts";
import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "./ui/tokens.css";
import "./ui/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./api/use-api.ts";
import { App } from "./app/app.tsx";
import { ErrorBoundary } from "./app/error-boundary.tsx";
import { applyTheme, readTheme } from "./settings/theme.ts";
import { LiveRegion } from "./ui/live-region.tsx";
import { PageFocus } from "./ui/page-focus.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");

applyTheme(readTheme());

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={createQueryClient()}>
        <LiveRegion>
          <PageFocus>
            <App />
          </PageFocus>
        </LiveRegion>
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);

/** Renders a part of the write screen inside an open charter: for tests only. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { EditingContext } from "../../../editor/editing.ts";
import { MeContext } from "../../../session/session-context.tsx";
import type { OpenSession } from "../session/open-session.ts";
import { WriteContext } from "../session/write-session.ts";
import { personForTests } from "./charter.ts";

type Rendered = { readonly host: HTMLElement; readonly unmount: () => void };

export const renderForTests = (charter: CharterView, session: OpenSession, part: ReactNode): Rendered => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const host = document.createElement("div");
  document.body.append(host);
  const root = createRoot(host);
  const me = personForTests && {
    person: personForTests,
    organisations: [],
    networkName: "Test",
    mailIsOn: false,
    secondStep: { isOn: true, policy: "offered" as const },
  };
  const mayWrite = charter.may.includes("write");
  const writing = { ...session.parts, charter, mayWrite, writesFor: charter.partners[0]?.id ?? null };
  act(() =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <MeContext value={me ?? null}>
          <EditingContext value={session.editing}>
            <WriteContext value={writing}>{part}</WriteContext>
          </EditingContext>
        </MeContext>
      </QueryClientProvider>,
    ),
  );
  return {
    host,
    unmount: () => {
      act(() => root.unmount());
      host.remove();
    },
  };
};

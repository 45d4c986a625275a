/** Renders a part of the write screen inside an open charter: for tests only. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { EditingContext } from "../../../editor/editing.ts";
import { MeContext } from "../../../session/session-context.tsx";
import { render } from "../../../testing/render.tsx";
import type { OpenWriting } from "../writing/open-writing.ts";
import { WritingContext } from "../writing/writing.ts";
import { personForTests } from "./charter.ts";

type Rendered = { readonly host: HTMLElement; readonly unmount: () => void };

const me = {
  person: personForTests,
  organisations: [],
  networkName: "Test",
  mailIsOn: false,
  secondStep: { isOn: true, policy: "offered" as const },
};

export const renderForTests = (charter: CharterView, opened: OpenWriting, part: ReactNode): Rendered => {
  const mayWrite = charter.may.includes("write");
  const writesFor = charter.partners[0]?.id ?? null;
  const writing = { ...opened.parts, charter, mayWrite, writesFor, isRoundOpen: false };
  const { container, close } = render(
    <QueryClientProvider client={new QueryClient()}>
      <MeContext value={me}>
        <EditingContext value={opened.editing}>
          <WritingContext value={writing}>{part}</WritingContext>
        </EditingContext>
      </MeContext>
    </QueryClientProvider>,
  );
  return { host: container, unmount: close };
};

/** What an administrator reads of each mail's fate (SPEC: client, Network). */
import type { Mail } from "@acb/schemas/api/network-routes";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { answerKey } from "../api/use-api.ts";
import { type Me, MeContext } from "../session/session-context.tsx";
import { render } from "../testing/render.tsx";
import { MailScreen } from "./mail-screen.tsx";

const FATES: readonly (readonly [Mail["state"], string])[] = [
  ["kept", "Kept here"],
  ["sending", "Being sent"],
  ["sent", "Sent"],
  ["failed", "Could not be sent"],
  ["interrupted", "Perhaps not sent: the server stopped meanwhile"],
];

it("NET-2 what became of each mail stands beside it", () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const mails = FATES.map(
    ([state], at): Mail => ({
      id: `mail_${at}`,
      to: "",
      subject: "",
      text: "",
      at: "2026-11-25T09:00:00Z",
      state,
    }),
  );
  queries.setQueryData(answerKey("listMail", {}), mails);
  // The screen asks of its reader whether mail is on, and nothing else.
  const me = { mailIsOn: true } as Me;
  const shown = render(
    <QueryClientProvider client={queries}>
      <MeContext value={me}>
        <MailScreen />
      </MeContext>
    </QueryClientProvider>,
  );
  const read = [...shown.container.querySelectorAll("article p:first-of-type")];
  expect(read.map((head) => head.lastElementChild?.textContent)).toEqual(FATES.map(([, words]) => words));
  shown.close();
  queries.clear();
});

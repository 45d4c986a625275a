/** What is asked about in the table of roles stays over the page while the table changes (SPEC: client, ASK-1). */
import { CharterView } from "@acb/schemas/api/charter-routes";
import { Person } from "@acb/schemas/people";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it } from "vitest";
import { answerKey } from "../../api/use-api.ts";
import { type Me, MeContext } from "../../session/session-context.tsx";
import { click, find, type Rendered, render } from "../../testing/render.tsx";
import { changingWidth } from "../../testing/window-width.ts";
import { LiveRegion } from "../../ui/live-region.tsx";
import { charterForTests } from "../write/testing/charter.ts";
import { RolesPart } from "./roles-part.tsx";

let shown: Rendered | null = null;
let width: ReturnType<typeof changingWidth>;
beforeEach(() => {
  width = changingWidth();
});
afterEach(() => {
  width.close();
  shown?.close();
  shown = null;
});

const person = (id: string, name: string): Person =>
  Person.parse({
    id,
    name,
    email: `${name}@homes.test`,
    jobTitle: "",
    organisationIds: [],
    administrator: false,
  });
const [helen, dev] = [person("per_helen", "Helen"), person("per_devon", "Dev")];
const helenLeads = { role: "governance_lead", personId: helen.id };
const plain = charterForTests();
const charter = (rest: object): CharterView => CharterView.parse({ ...plain, may: ["manage"], ...rest });
const me: Me = {
  person: helen,
  organisations: [],
  networkName: "Wendle Vale",
  mailIsOn: true,
  secondStep: { isOn: false, policy: "offered" },
};

it.each([
  ["a role", [], "Take away Writer from Dev", "Take “Writer” from Dev?"],
  [
    "an invitation",
    [{ personId: dev.id, invitedAt: "2026-11-25T09:00:00Z", mail: "sent" }],
    "Withdraw the invitation of Dev",
    "Withdraw the invitation of Dev?",
  ],
])(
  "ASK-1 a question about %s stays open when the table becomes a list, and when its row goes",
  (_, awaited, button, question) => {
    const before = charter({
      people: [helen, dev],
      roles: [helenLeads, { role: "writer", personId: dev.id }],
      awaited,
    });
    const after = charter({ people: [helen], roles: [helenLeads], awaited: [] });
    const queries = new QueryClient({
      defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } },
    });
    queries.setQueryData(answerKey("getCharter", { charterId: before.record.id }), before);
    queries.setQueryData(answerKey("listPeople", {}), [helen, dev]);
    const page = (view: CharterView) => (
      <QueryClientProvider client={queries}>
        <LiveRegion>
          <MeContext value={me}>
            <RolesPart charter={view} />
          </MeContext>
        </LiveRegion>
      </QueryClientProvider>
    );
    shown = render(page(before));
    const { container, rerender } = shown;
    const opener = [...container.querySelectorAll("button")].find(
      ({ textContent }) => textContent === button,
    );
    if (opener === undefined) throw new Error("It is not offered");
    click(opener);
    const dialog = find(container, "dialog");
    width.become("narrow");
    rerender(page(after));
    expect(opener.isConnected).toBe(false);
    expect([dialog.isConnected, dialog.hasAttribute("open")]).toEqual([true, true]);
    expect(dialog.textContent).toContain(question);
    expect(find(dialog, "[role=status]").textContent).toMatch(/already\.$/);
    expect(dialog.textContent).not.toContain("only role");
    // There is nothing left to answer.
    const buttons = [...dialog.querySelectorAll("button")].map(({ textContent }) => textContent);
    expect(buttons).toEqual(["Close", "Go back"]);
  },
);

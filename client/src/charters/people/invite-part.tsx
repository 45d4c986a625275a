/** Inviting people to a charter, one by one or by a list; for governance leads. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { living } from "@acb/shared/access/living";
import { useState } from "react";
import { Loaded } from "../../api/loaded.tsx";
import { useApi } from "../../api/use-api.ts";
import { useMe } from "../../session/session-context.tsx";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Part } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { InviteList } from "./invite-list.tsx";
import { InviteOne } from "./invite-one.tsx";

type Inviting = "nobody" | "one" | "list";

export const InvitePart = ({ charter }: { readonly charter: CharterView }) => {
  const { mailIsOn } = useMe();
  const organisations = useApi("listOrganisations", {});
  const [inviting, setInviting] = useState<Inviting>("nobody");
  const [done, setDone] = useState<string | null>(null);
  const begin = (how: Inviting) => {
    setDone(null);
    setInviting(how);
  };
  const finish = (words: string) => {
    setDone(words);
    setInviting("nobody");
  };
  return (
    <Part title="Invite people">
      <p>
        Each is mailed a link that signs them in and leads to the draft. It works once, for 14 days. There is
        no password.
      </p>
      {done === null ? null : (
        <Notice tone="good" title={done} role="status">
          <p>
            {mailIsOn
              ? "Below you see who has not come in yet, and whose mail could not be delivered."
              : "Mail is not set up here: an administrator finds their links in the outbox."}
          </p>
        </Notice>
      )}
      {inviting === "nobody" ? (
        <ButtonRow>
          <Button variant="primary" onClick={() => begin("one")}>
            Invite a person
          </Button>
          <Button onClick={() => begin("list")}>Invite a list</Button>
        </ButtonRow>
      ) : (
        <Loaded query={organisations} what="organisations">
          {(all) => {
            const given = {
              charter,
              organisations: living(all),
              onDone: finish,
              onCancel: () => begin("nobody"),
            };
            return inviting === "one" ? <InviteOne {...given} /> : <InviteList {...given} />;
          }}
        </Loaded>
      )}
    </Part>
  );
};

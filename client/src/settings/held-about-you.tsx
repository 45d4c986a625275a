/** What is held about a person, for them to see and to take with them. */
import { useMutation } from "@tanstack/react-query";
import { Link } from "wouter";
import { call } from "../api/call.ts";
import { FailureNotice } from "../api/loaded.tsx";
import { WhatBecomes } from "../network/person-erasure.tsx";
import { Button } from "../ui/button.tsx";
import { Details } from "../ui/details.tsx";
import { Part } from "../ui/layout.tsx";
import { saveFile } from "../ui/save-file.ts";

export const HeldAboutYou = () => {
  const asked = useMutation({
    mutationFn: () => call("getHeldAboutYou", { params: {}, body: null }),
    onSuccess: (held) =>
      saveFile({
        file: new Blob([JSON.stringify(held, null, 2)], { type: "application/json" }),
        name: "held-about-you.json",
      }),
  });
  return (
    <Part title="What is held about you">
      <p>
        Your name, address and organisations; your roles; when you signed in; what you wrote and decided in
        charters, as it stands there under your name; and the mails that were sent to you.
      </p>
      <p>
        Some of it goes after a while: <Link href="/how-long-kept">how long things are kept</Link>. The rest
        goes when an administrator erases you, which you can ask them for.
      </p>
      <Details summary="What is erased, and what stays">
        <WhatBecomes />
      </Details>
      {asked.error === null ? null : <FailureNotice error={asked.error} />}
      <div>
        <Button onClick={() => asked.mutate()}>
          {asked.isPending ? "Gathering it…" : "Save it as a file"}
        </Button>
      </div>
    </Part>
  );
};

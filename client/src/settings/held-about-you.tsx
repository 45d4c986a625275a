/** The way to what is held about a person, and what becomes of it when they are erased. */
import { Link } from "wouter";
import { WhatBecomes } from "../network/person-erasure.tsx";
import { Details } from "../ui/details.tsx";
import { Part } from "../ui/layout.tsx";

export const HeldAboutYou = () => (
  <Part title="What is held about you">
    <p>
      Your entry, your roles, what you wrote and decided, when you signed in and the mails to you:{" "}
      <Link href="/settings/held">see what is held about you</Link>, and save it as a file.
    </p>
    <p>
      Some of it goes after a while: <Link href="/how-long-kept">how long things are kept</Link>. The rest
      goes when an administrator erases you, which you can ask them for.
    </p>
    <Details summary="What is erased, and what stays">
      <WhatBecomes />
    </Details>
  </Part>
);

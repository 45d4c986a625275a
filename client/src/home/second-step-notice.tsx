/** Asks an administrator without a second step to set it up; where it is only offered, it can be dismissed for this browser. */
import { useState } from "react";
import { secondStepAsked, useMe } from "../session/session-context.tsx";
import { SECOND_STEP_PLACE } from "../session/use-enter.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { passFocusOn } from "../ui/form-focus.ts";
import { useAnnounce } from "../ui/live-region.tsx";
import { Notice } from "../ui/notice.tsx";
import { dismiss, isDismissed } from "./dismissed-notice.ts";

const WORDS = {
  offered:
    "You can add people and read every mail that is sent from here. Whoever reads your mailbox can do so as you, unless you set up a second step.",
  required:
    "In this network administrators need a second step. Until you have set it up, nothing that is for administrators works.",
} as const;

export const SecondStepNotice = () => {
  const me = useMe();
  const announce = useAnnounce();
  const [isGone, setIsGone] = useState(() => isDismissed(me.person.id));
  const asked = secondStepAsked(me);
  if (asked === "none" || (asked === "offered" && isGone)) return null;
  const goAway = (): void => {
    dismiss(me.person.id);
    setIsGone(true);
    announce("You find it in your settings at any time.");
  };
  return (
    <Notice tone="care" title="Protect your administrator account">
      <p>{WORDS[asked]}</p>
      <ButtonRow>
        <ButtonLink href={SECOND_STEP_PLACE}>Set up a second step</ButtonLink>
        {asked === "offered" ? (
          <Button ref={passFocusOn} variant="quiet" onClick={goAway}>
            Do not show this again in this browser
          </Button>
        ) : null}
      </ButtonRow>
    </Notice>
  );
};

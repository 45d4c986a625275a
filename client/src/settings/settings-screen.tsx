/** This person and this device: who is signed in, how the pages look, and the way out. */
import { useState } from "react";
import { CallFailure } from "../api/loaded.tsx";
import { useMe } from "../session/session-context.tsx";
import { useLeave } from "../session/use-leave.ts";
import { Button } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-group.tsx";
import { Part, Stack } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { SummaryList } from "../ui/summary-list.tsx";
import { HeldAboutYou } from "./held-about-you.tsx";
import { OwnSessions } from "./own-sessions.tsx";
import { SecondStepPart } from "./second-step-part.tsx";
import { keepTheme, readTheme, type Theme } from "./theme.ts";

const CHOICES: readonly { readonly value: Theme; readonly label: string; readonly hint?: string }[] = [
  { value: "device", label: "As this device is set" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

export const SettingsScreen = () => {
  const { person, organisations } = useMe();
  return (
    <Stack gap="wide">
      <PageHeader title="Your settings" />
      <Part title="Who you are">
        <SummaryList
          facts={[
            { name: "Name", value: person.name },
            { name: "E-mail address", value: person.email },
            { name: "Job title", value: person.jobTitle === "" ? "Not given" : person.jobTitle },
            {
              name: organisations.length === 1 ? "Organisation" : "Organisations",
              value:
                organisations.length === 0
                  ? "None yet: ask an administrator"
                  : organisations.map((organisation) => organisation.name).join(", "),
            },
            { name: "Administrator", value: person.administrator ? "Yes" : "No" },
          ]}
        />
        <p>An administrator of the network can change these for you.</p>
      </Part>
      <ThemeChoice />
      <SecondStepPart />
      <OwnSessions />
      <HeldAboutYou />
      <SignOut />
    </Stack>
  );
};

const ThemeChoice = () => {
  const announce = useAnnounce();
  const [theme, setTheme] = useState(readTheme);
  const choose = (next: Theme): void => {
    keepTheme(next);
    setTheme(next);
    announce("The colours have changed.");
  };
  return (
    <Part title="Light or dark">
      <RadioGroup
        id="theme"
        legend="Colours of the pages"
        hint="Kept on this device."
        choices={CHOICES}
        value={theme}
        onChange={choose}
      />
    </Part>
  );
};

const SignOut = () => {
  const form = useLeave("/sign-in");
  return (
    <Part title="Sign out">
      <p>On a shared computer, sign out when you leave.</p>
      <CallFailure failure={form.failure} />
      <div>
        <Button onClick={() => form.send({})}>{form.busy ? "Signing you out…" : "Sign out"}</Button>
      </div>
    </Part>
  );
};

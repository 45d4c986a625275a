/** What a guest is told who is out: why, and what becomes of their words (SPEC: JOIN-1). */
import type { GuestEnd } from "@acb/schemas/api/workshop-routes";
import { Loaded } from "../api/loaded.tsx";
import { OFTEN_MS, useApi } from "../api/use-api.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";

type End = NonNullable<GuestEnd["end"]>;
type Told = { readonly title: string; readonly words: string };

const WORDS_STAY = "What you wrote stays in the charter, under your name.";

const TOLD: Readonly<Record<End, Told>> = {
  closed: { title: "The workshop has ended", words: `Thank you for taking part. ${WORDS_STAY}` },
  refused: {
    title: "You were not let in",
    words:
      "Whoever runs the workshop did not let you in. If that was a mistake, speak to them: they can let you in after all.",
  },
  sentAway: {
    title: "You were sent away from the workshop",
    words: `${WORDS_STAY} If that was a mistake, speak to whoever runs the workshop: they can let you in again.`,
  },
  left: { title: "You have left the workshop", words: `Thank you for taking part. ${WORDS_STAY}` },
  kept: {
    title: "You have been added to the network",
    words:
      "What you wrote is yours as before. A mail with a link is on its way to your address: sign in with it.",
  },
  mayReturn: {
    title: "You may come in again",
    words: "Type the code once more, with the same name as before.",
  },
};

/** Of this browser's guest; the host may let them in again while they read. */
const useEnd = () => useApi("getGuestEnd", {}, { everyMs: OFTEN_MS });

/** In the place of the workshop. */
export const GuestEndScreen = () => (
  <Loaded query={useEnd()} what="what became of the workshop">
    {({ end }) => <GuestEndTold end={end} />}
  </Loaded>
);

const GuestEndTold = ({ end }: { readonly end: End | null }) => {
  const { title, words } = TOLD[end ?? "closed"];
  return (
    <Stack>
      <PageHeader title={title} />
      <p role="status">{words}</p>
      <WayOn end={end} />
    </Stack>
  );
};

/** Above a page that is still there; nothing for whoever was no guest. */
export const GuestEndNotice = () => {
  const end = useEnd().data?.end ?? null;
  if (end === null) return null;
  const { title, words } = TOLD[end];
  return (
    <Notice role="status" title={title}>
      <p>{words}</p>
      {end === "mayReturn" ? <WayOn end={end} /> : null}
    </Notice>
  );
};

const WayOn = ({ end }: { readonly end: End | null }) =>
  end === "kept" ? null : (
    <div>
      <ButtonLink href="/join">{end === "mayReturn" ? "Type the code" : "Join another workshop"}</ButtonLink>
    </div>
  );

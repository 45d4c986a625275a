/** What is held about a person, kind by kind, for them to read and to take with them (SPEC: HELD-1). */
import type { HeldAboutYou } from "@acb/schemas/api/own-routes";
import { HELD_KINDS, whyKept } from "@acb/schemas/held";
import type { Retention } from "@acb/schemas/retention";
import { Link } from "wouter";
import { Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { Button } from "../ui/button.tsx";
import { Details } from "../ui/details.tsx";
import { Part, Stack } from "../ui/layout.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { saveFile } from "../ui/save-file.ts";
import { SummaryList } from "../ui/summary-list.tsx";
import { factsOf, type HeldPart, howLong, partsOf } from "./held-entries.ts";
import styles from "./settings.module.css";

/** More than anybody reads here; all of them are in the file. */
const MOST_SHOWN = 50;

export const HeldScreen = () => {
  const held = useApi("getHeldAboutYou", {});
  const retention = useApi("getRetention", {});
  return (
    <Stack gap="wide">
      <PageHeader
        title="What is held about you"
        lead={
          <>
            All that this charter builder keeps of you, and why. To have something put right or erased, ask an
            administrator; what is erased then stands in <Link href="/settings">your settings</Link>.
          </>
        }
      />
      <Loaded query={held} what="what is held about you">
        {(of) => (
          <Loaded query={retention} what="how long it is kept">
            {(periods) => <Held of={of} retention={periods} />}
          </Loaded>
        )}
      </Loaded>
    </Stack>
  );
};

type HeldProps = { readonly of: HeldAboutYou; readonly retention: Retention };

const Held = ({ of, retention }: HeldProps) => {
  const parts = partsOf(of);
  const none = HELD_KINDS.filter(([table]) => !parts.some((part) => part.table === table));
  return (
    <>
      <Part title="As a file">
        <p>Everything on this page and every detail of it, in a format that programs read (JSON).</p>
        <div>
          <Button onClick={() => saveFile(fileOf(of))}>Save what is held about you</Button>
        </div>
      </Part>
      <Part title="Kind by kind">
        {parts.map((part) => (
          <Details key={part.table} summary={`${part.kind.label}: ${part.count}`}>
            <Kind part={part} of={of} retention={retention} />
          </Details>
        ))}
        <p>Nothing is held under: {none.map(([, { label }]) => label.toLowerCase()).join("; ")}.</p>
      </Part>
      <Part title="What you wrote into charters">
        <Written of={of} />
      </Part>
    </>
  );
};

const Kind = ({ part: { kind, rows }, of, retention }: HeldProps & { readonly part: HeldPart }) => (
  <Stack>
    <p>
      <strong>Why:</strong> {whyKept(kind)}. <strong>How long:</strong> {howLong(kind, retention)}.
    </p>
    <ul className={styles.entries}>
      {rows.slice(0, MOST_SHOWN).map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no id of their own and never move.
        <li key={index} className={styles.entry}>
          <SummaryList compact facts={factsOf(kind, row, of.names)} />
        </li>
      ))}
    </ul>
    {rows.length > MOST_SHOWN ? <p>These are the newest {MOST_SHOWN}. The file has all of them.</p> : null}
  </Stack>
);

const Written = ({ of: { written, names } }: Pick<HeldProps, "of">) => (
  <>
    <p>
      Your words, as far as they stand in a draft now. Frozen versions hold the text of their day: whoever
      reads a charter finds there who wrote what.
    </p>
    {written.length === 0 ? <p>No words of yours stand in a draft.</p> : null}
    {written.map(({ charterId, pieces }) => (
      <Details
        key={charterId}
        summary={`${names[charterId] ?? "A charter that is not shared with you any more"}: ${wordsIn(pieces)}`}
      >
        <ul className={styles.entries}>
          {pieces.map(({ section, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text that is not changed here.
            <li key={index} className={styles.entry}>
              <SummaryList compact facts={[{ name: section, value: text }]} />
            </li>
          ))}
        </ul>
      </Details>
    ))}
  </>
);

const wordsIn = (pieces: readonly { readonly text: string }[]): string => {
  const count = pieces.flatMap(({ text }) => text.trim().split(/\s+/)).length;
  return count === 1 ? "1 word" : `${count.toLocaleString("en-GB")} words`;
};

const fileOf = (held: HeldAboutYou) => ({
  file: new Blob([JSON.stringify(held, null, 2)], { type: "application/json" }),
  name: "held-about-you.json",
});

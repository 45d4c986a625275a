/** One charter of the list: what it is, and how far it has come. */
import type { CharterLine } from "@acb/schemas/api/charter-routes";
import { ROUND_STATES } from "@acb/schemas/sign-off/round";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { printDate } from "@acb/shared/values/print-value";
import { Link } from "wouter";
import { aboutCharter } from "../charters/about-charter.ts";
import { countInWords } from "../charters/sign-off/count-in-words.ts";
import { marksOf } from "../charters/sign-off/marks-of.ts";
import { ROUND_TONES } from "../charters/sign-off/tones.ts";
import { Tag } from "../ui/tag.tsx";
import { Tally } from "../ui/tally.tsx";
import styles from "./home.module.css";

export const CharterRow = ({ line }: { readonly line: CharterLine }) => (
  <article className={styles.charter}>
    <div>
      <h3 className={styles.charterTitle}>
        <Link href={`/charters/${line.record.id}`}>{line.record.title}</Link>
      </h3>
      <p className={styles.soft}>{aboutCharter(line.record)}</p>
      <NewestVersion line={line} />
      <p className={styles.ways}>
        <Link href={`/charters/${line.record.id}`}>
          {line.may.includes("write") ? "Write in the draft" : "Read the draft"}
          <span className="visually-hidden"> of {line.record.title}</span>
        </Link>
        <Link href={`/charters/${line.record.id}/sign-off`}>
          Sign-off<span className="visually-hidden"> of {line.record.title}</span>
        </Link>
      </p>
    </div>
    <RoundProgress line={line} />
  </article>
);

/** What is new since one was last here: the newest frozen text, its date and what changed in it. */
const NewestVersion = ({ line: { record, newestVersion } }: { readonly line: CharterLine }) =>
  newestVersion === null ? (
    <p className={styles.newest}>A draft; no version has been frozen yet.</p>
  ) : (
    <p className={styles.newest}>
      <Link href={`/charters/${record.id}/versions/${newestVersion.id}`}>Version {newestVersion.number}</Link>
      , frozen {printDate(londonDate(new Date(newestVersion.frozenAt)))}
      {newestVersion.changeNote === "" ? "." : `: ${newestVersion.changeNote}`}
    </p>
  );

const RoundProgress = ({ line: { round, newestVersion } }: { readonly line: CharterLine }) => {
  if (round === null) {
    return newestVersion === null ? null : (
      <p className={styles.state}>No organisation has been asked to sign yet.</p>
    );
  }
  return (
    <div className={styles.state}>
      <p className={styles.count}>{countInWords(round.asked, round.counts)}</p>
      <Tally marks={marksOf(round.asked, round.counts)} />
      <Tag tone={ROUND_TONES[round.state]}>
        {`Round on version ${round.versionNumber}: ${ROUND_STATES[round.state].toLowerCase()}`}
      </Tag>
      {round.state === "open" ? <span>Decide by {printDate(round.dueOn)}</span> : null}
    </div>
  );
};

/** The head of a charter: its title, its tabs and the next step, above the screen of the tab. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
import { printDate } from "@acb/shared/values/print-value";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { usePage } from "../../ui/page-focus.tsx";
import { Tag } from "../../ui/tag.tsx";
import { aboutCharter } from "../about-charter.ts";
import { ActingFor } from "./acting-for.tsx";
import styles from "./charter-frame.module.css";
import { nextStep } from "./next-step.ts";
import { TABS, type TabKey } from "./tabs.ts";
import { WorkshopLine } from "./workshop-line.tsx";

type CharterFrameProps = {
  readonly charter: CharterView;
  readonly signOff: SignOffView;
  readonly tab: TabKey;
  readonly children: ReactNode;
};

export const CharterFrame = ({ charter, signOff, tab, children }: CharterFrameProps) => {
  const { record } = charter;
  const mayWrite = charter.may.includes("write");
  const tabs = TABS.filter((one) => !("needs" in one) || charter.may.includes(one.needs)).map(
    ({ key, words, readerWords, path }) => ({ key, path, words: mayWrite ? words : readerWords }),
  );
  const here = tabs.find(({ key }) => key === tab)?.words ?? "";
  const heading = usePage(`${here}: ${record.title}`);
  const next = nextStep(charter, signOff);
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <p className={styles.about}>{aboutCharter(record)}</p>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {record.title}
          <span className="visually-hidden">: {here.toLowerCase()}</span>
        </h1>
        {record.putAwayOn === undefined ? null : (
          <p>
            <Tag>Put away</Tag> on {printDate(record.putAwayOn)}: it is only read.
          </p>
        )}
        <ActingFor charter={charter} />
        {charter.may.includes("host") && tab !== "workshop" ? <WorkshopLine charterId={record.id} /> : null}
        <div className={styles.bar}>
          <nav aria-label="Charter">
            <ul className={styles.tabs}>
              {tabs.map(({ key, words, path }) => (
                <li key={key}>
                  <Link
                    href={`/charters/${record.id}${path}`}
                    aria-current={key === tab ? "page" : undefined}
                  >
                    {words}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <p className={styles.next}>
            <strong>Next: </strong>
            {next.words}
            {next.link === null || next.link.tab === tab ? null : (
              <>
                {" "}
                <Link href={next.link.href}>{next.link.words}</Link>
              </>
            )}
          </p>
        </div>
      </header>
      {children}
    </div>
  );
};

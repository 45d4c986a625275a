/** Who is here and in which section, and how much of that is announced to screen readers. */
import { listSections } from "@acb/shared/document/layout";
import { useId } from "react";
import { useOthers, usePart } from "../../../editor/editing.ts";
import { useMe } from "../../../session/session-context.tsx";
import type { Store } from "../../../store/store.ts";
import { useStore } from "../../../store/use-store.ts";
import { people } from "../../../sync/presence.ts";
import { SelectField } from "../../../ui/fields.tsx";
import { Part } from "../../../ui/layout.tsx";
import styles from "../guidance/guidance.module.css";
import {
  ANNOUNCE_LEVELS,
  type AnnounceLevel,
  isAnnounceLevel,
  keepAnnounceLevel,
} from "../writing/announce-level.ts";
import { useWriting } from "../writing/writing.ts";

export const PeopleHere = ({ level }: { readonly level: Store<AnnounceLevel> }) => {
  const { ydoc } = useWriting();
  const me = useMe();
  const id = useId();
  const others = people(useOthers());
  const chosen = useStore(level);
  usePart("sections");
  const titles = new Map<string, string>(listSections(ydoc).map((section) => [section.id, section.title]));
  const choose = (value: string) => {
    if (!isAnnounceLevel(value)) return;
    level.set(value);
    keepAnnounceLevel(value);
  };
  return (
    <Part title="Here now">
      <ul className={styles.people}>
        <li className={styles.person}>
          <span className={styles.personName}>{me.person.name}</span>
          <span>You</span>
        </li>
        {others.map((person) => (
          <li key={person.clientId} className={styles.person}>
            <span className={styles.personMark} style={{ background: person.colour }} aria-hidden="true" />
            <span className={styles.personName}>{person.name}</span>
            <span>
              {[person.organisation, whereWords(titles.get(person.at?.section ?? ""))]
                .filter((part) => part !== "")
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <SelectField
        id={id}
        label="Announce to screen readers"
        hint="Who comes and goes, and what others change."
        value={chosen}
        options={ANNOUNCE_LEVELS}
        onChange={choose}
      />
    </Part>
  );
};

const whereWords = (title: string | undefined): string => (title === undefined ? "reading" : `in ${title}`);

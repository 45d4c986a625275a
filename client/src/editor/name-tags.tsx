/** The names of those who are in a field, small, above its corner, so that nothing moves when they come and go. */
import type { Place } from "../sync/presence.ts";
import { usePeopleAt } from "./editing.ts";
import styles from "./editor.module.css";
import { inkOn } from "./ink-on.ts";

const SHOWN_COUNT = 3;

export const NameTags = ({ place }: { readonly place: Place }) => {
  const here = usePeopleAt(place);
  if (here.length === 0) return null;
  const more = here.length - SHOWN_COUNT;
  return (
    <span className={styles.nameTags}>
      <span className="visually-hidden">Also here: </span>
      {here.slice(0, SHOWN_COUNT).map(({ clientId, name, colour }) => (
        <span key={clientId} className={styles.nameTag} style={{ background: colour, color: inkOn(colour) }}>
          {name}
        </span>
      ))}
      {more > 0 ? <span className={styles.nameTag}>and {more} more</span> : null}
    </span>
  );
};

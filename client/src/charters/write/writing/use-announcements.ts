/** Says to screen readers who comes and goes, what others change, and how the connection stands: never each key. */
import { itemView, listSections } from "@acb/shared/document/layout";
import { useEffect } from "react";
import { useEditing } from "../../../editor/editing.ts";
import type { Store } from "../../../store/store.ts";
import { type Present, people } from "../../../sync/presence.ts";
import type { FieldChange } from "../../../sync/watch-document.ts";
import { useAnnounce } from "../../../ui/live-region.tsx";
import { stateLineWords } from "../bar/connection-words.ts";
import type { AnnounceLevel } from "./announce-level.ts";
import { useWriting } from "./writing.ts";

/** Remote edits are summed up this often at most. */
const SUMMARY_MS = 6_000;

export const useAnnouncements = (level: Store<AnnounceLevel>): void => {
  const { live, presence } = useEditing();
  const { ydoc, currentSection, connectionState, mayWrite } = useWriting();
  const announce = useAnnounce();

  useEffect(() => {
    let before = people(presence.others());
    return presence.subscribe(() => {
      const now = people(presence.others());
      const words = comingsAndGoings(before, now, level.get() === "section" ? currentSection.get() : null);
      before = now;
      if (words !== "" && level.get() !== "none") announce(words);
    });
  }, [presence, announce, level, currentSection]);

  useEffect(() => {
    const waiting = new Map<string, Set<string>>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      const words = [...waiting].map(([section, names]) => `${listNames([...names])} changed ${section}`);
      waiting.clear();
      if (words.length > 0) announce(`${words.join(". ")}.`);
    };
    const unsubscribe = live.onFieldChange((change) => {
      if (change.own || level.get() === "none") return;
      const sectionId = change.kind === "section" ? change.id : itemView(ydoc, change.id)?.sectionId;
      if (level.get() === "section" && sectionId !== currentSection.get()) return;
      const title = listSections(ydoc).find(({ id }) => id === sectionId)?.title;
      if (title === undefined) return;
      const names = waiting.get(title) ?? new Set();
      waiting.set(title, names.add(authorOf(change, presence.nameOf)));
      timer ??= setTimeout(say, SUMMARY_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [live, presence, announce, level, currentSection, ydoc]);

  useEffect(() => {
    let before = connectionState.get().kind;
    return connectionState.subscribe(() => {
      const state = connectionState.get();
      const isQuiet = (kind: string) => kind === "saved" || kind === "saving";
      // Saving and saved follow each other with every key: only leaving and coming back is news.
      if (state.kind !== before && !(isQuiet(state.kind) && isQuiet(before)))
        announce(stateLineWords(state, { mayWrite }).words);
      before = state.kind;
    });
  }, [connectionState, announce, mayWrite]);
};

const authorOf = (change: FieldChange, nameOf: (clientId: number) => string | null): string =>
  change.authors.flatMap((author) => nameOf(author) ?? [])[0] ?? "Somebody";

const listNames = (names: readonly string[]): string => {
  const [first = "Somebody", second] = names;
  if (second === undefined) return first;
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} others`;
};

/** With a section given, only those who come into it or leave it count. */
export const comingsAndGoings = (
  before: readonly Present[],
  now: readonly Present[],
  section: string | null,
): string => {
  const within = (list: readonly Present[]) =>
    list.filter(({ at }) => section === null || at?.section === section).map(({ name }) => name);
  const [was, is] = [within(before), within(now)];
  const came = is.filter((name) => !was.includes(name));
  const left = was.filter((name) => !is.includes(name));
  const where = section === null ? "" : " this section";
  return [
    came.length === 0 ? "" : `${listNames(came)} ${section === null ? "joined" : `came to${where}`}.`,
    left.length === 0 ? "" : `${listNames(left)} left${where}.`,
  ]
    .filter((part) => part !== "")
    .join(" ");
};

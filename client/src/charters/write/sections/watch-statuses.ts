/** Keeps the status of all sections up to date, a moment after changes, so that typing does not wait for counting. */
import type { Template } from "@acb/schemas/template";
import { createStore, type Store } from "../../../store/store.ts";
import type { DocumentWatch } from "../../../sync/watch-document.ts";
import { type SectionStatus, sectionStatuses } from "./section-status.ts";

/** Long enough that a burst of typing is counted once, short enough to read as "now". */
const WAIT_MS = 400;

type Watched = { readonly statuses: Store<ReadonlyMap<string, SectionStatus>>; readonly stop: () => void };

/** Statuses that did not change stay the same objects, so that their rows are not rendered again. */
export const watchStatuses = (live: DocumentWatch, template: Template): Watched => {
  const statuses = createStore<ReadonlyMap<string, SectionStatus>>(new Map());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const count = () => {
    timer = undefined;
    const before = statuses.get();
    const next = sectionStatuses(live.ydoc, template).map((status) => {
      const same = before.get(status.id);
      return same !== undefined && JSON.stringify(same) === JSON.stringify(status) ? same : status;
    });
    statuses.set(new Map(next.map((status) => [status.id, status])));
  };
  count();
  const unsubscribe = live.subscribe("anything", () => {
    timer ??= setTimeout(count, WAIT_MS);
  });
  return {
    statuses,
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };
};

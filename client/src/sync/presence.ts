/** Who else is in the charter, and where: read from awareness, which the server signs with each person's name. */
import type { Awareness } from "y-protocols/awareness";
import * as z from "zod";
import { createSignal } from "../store/signal.ts";

/** Where a person is: a section, perhaps an item in it, perhaps one field. */
export const Place = z.object({
  section: z.string().max(60),
  item: z.string().max(60).nullable(),
  field: z.string().max(60).nullable(),
});
export type Place = z.infer<typeof Place>;

export type Present = {
  readonly clientId: number;
  readonly name: string;
  readonly organisation: string;
  readonly colour: string;
  readonly at: Place | null;
};

/** Awareness comes from other browsers: anything that does not fit is left out. */
const State = z.object({
  user: z.object({
    name: z.string().min(1),
    organisation: z.string().default(""),
    color: z.string().default(""),
  }),
  at: Place.nullish().catch(null),
});

const COLOUR = /^#[0-9a-fA-F]{6}$/;
const NEUTRAL = "#434741";

export type Presence = {
  /** Everybody but this tab, in a stable order; the same array until it changes. */
  readonly others: () => readonly Present[];
  readonly subscribe: (listener: () => void) => () => void;
  /** The person behind a Yjs client id, also a little after they left. */
  readonly nameOf: (clientId: number) => string | null;
  readonly goTo: (place: Place | null) => void;
  readonly destroy: () => void;
};

/** Carets move all the time: listeners hear only of people who come, go, or change place. */
export const watchPresence = (awareness: Awareness): Presence => {
  const names = new Map<number, string>();
  const changes = createSignal();
  let others: readonly Present[] = [];
  const onChange = () => {
    const next = readOthers(awareness);
    for (const { clientId, name } of next) names.set(clientId, name);
    if (JSON.stringify(next) === JSON.stringify(others)) return;
    others = next;
    changes.emit();
  };
  awareness.on("change", onChange);
  return {
    others: () => others,
    subscribe: changes.subscribe,
    nameOf: (clientId) => names.get(clientId) ?? null,
    goTo: (place) => {
      if (JSON.stringify(awareness.getLocalState()?.at ?? null) === JSON.stringify(place)) return;
      awareness.setLocalStateField("at", place);
    },
    destroy: () => awareness.off("change", onChange),
  };
};

const readOthers = (awareness: Awareness): readonly Present[] =>
  [...awareness.getStates()]
    .filter(([clientId]) => clientId !== awareness.clientID)
    .flatMap(([clientId, state]): Present[] => {
      const parsed = State.safeParse(state);
      if (!parsed.success) return [];
      const { user, at } = parsed.data;
      const colour = COLOUR.test(user.color) ? user.color : NEUTRAL;
      return [{ clientId, name: user.name, organisation: user.organisation, colour, at: at ?? null }];
    })
    .sort((a, b) => a.name.localeCompare(b.name) || a.clientId - b.clientId);

/** Each person once, though they may have two tabs open. */
export const people = (others: readonly Present[]): readonly Present[] => {
  const seen = new Set<string>();
  return others.filter(({ name, organisation }) => {
    const key = `${name}\n${organisation}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

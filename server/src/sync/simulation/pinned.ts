/** Plans that once showed a fault. They run first, for ever; a new one is added as it was printed. */
import type { Plan } from "./simulate.ts";

export const PINNED_SEEDS: readonly number[] = [
  18, // a frame that is lost last is made good by the next line
  64, // what was written into something deleted counts as deleted, though no update says so
  159, // a reader who comes back speaks of the deletions it knows
  271, // a reader's Yjs tidies formatting by itself
  903, // early after a dead server, and once more after a lost frame
  605205966, // of two who moved a section at once, one takes it back
];

export const PINNED_PLANS: readonly (readonly [why: string, plan: Plan])[] = [
  [
    "a deletion that two people made at once is saved for neither before it is stored",
    {
      seed: 64,
      cast: ["Emeka", "Amina", "Cara"],
      steps: [
        { tab: 1, name: "enterField", seed: 2142781024 },
        { tab: 1, name: "write", seed: 527846601 },
        { tab: 2, name: "enterField", seed: 1319367130 },
        { tab: 2, name: "write", seed: 1220168149 },
        { tab: 2, name: "write", seed: 855943630 },
      ],
    },
  ],
  [
    "a reader who has seen an edit of the charter comes back",
    {
      seed: 159,
      cast: ["Dewi", "Emeka", "Dewi", "Amina", "Rhys", "Rhys"],
      steps: [
        { tab: 1, name: "editCharter", seed: 1502775618 },
        { tab: 1, name: "sends", seed: 362495373 },
        { tab: 0, name: "turnEnds", seed: 11411648 },
        { tab: 4, name: "hears", seed: 1387337594 },
        { tab: 4, name: "goesOffline", seed: 956953466 },
      ],
    },
  ],
];

/** Somebody who types a word a millisecond, and what of it the server has promised to keep. */
import type { CharterId } from "@acb/schemas/ids";
import { replay } from "../../storage/replay.ts";
import { openConnection } from "../../storage/sqlite/connection.ts";
import { operationsOn } from "../../storage/sqlite/operations/operations.ts";
import type { StockClient } from "./stock-client.ts";
import { writingIn } from "./writing.ts";

export type Typist = {
  /** The words that the server has counted as saved. */
  readonly saved: () => readonly string[];
  readonly stop: () => void;
};

/** Each word is `name.number;`. Call it before the client has synced: it counts the participant's frames from the first. */
export const startTyping = ({ doc, provider, onSaved }: StockClient, name: string): Typist => {
  const written: string[] = [];
  let savedFrames = 0;
  let typing: NodeJS.Timeout | null = null;
  onSaved((frameCount) => {
    savedFrames = frameCount;
  });
  provider.once("sync", () => {
    typing = setInterval(() => {
      const word = `${name}.${written.length};`;
      written.push(word);
      const text = writingIn(doc);
      text.insert(text.length, word);
    }, 1);
  });
  return {
    // The first update frame of a participant is its answer to the server's question, before any word.
    saved: () => written.slice(0, Math.max(0, savedFrames - 1)),
    stop: () => {
      if (typing !== null) clearInterval(typing);
    },
  };
};

export const wordsIn = (text: string): readonly string[] => text.match(/\w+\.\d+;/g) ?? [];

export const storedText = (file: string, charterId: CharterId): string => {
  const storage = operationsOn(openConnection(file), () => new Date());
  const text = writingIn(replay(storage.updates.load(charterId))).toString();
  storage.whole.close();
  return text;
};

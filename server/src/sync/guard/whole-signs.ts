/**
 * Signs of two code units, such as emoji: nothing is put between the two halves, or takes one of them (SPEC: SY26). Yjs puts
 * U+FFFD for both when a text is split there, and two copies that were not split alike differ.
 */
import * as Y from "yjs";
import type { Write } from "./evidence.ts";

type Place = { readonly client: number; readonly clock: number };

/** For an update that is not applied yet: does anything in it begin or end between the halves of a sign? */
export const splitsASign = ({ store }: Y.Doc, { structs, deletions }: Write): boolean => {
  const pieceAt = ({ client, clock }: Place): unknown =>
    clock < Y.getState(store, client)
      ? Y.getItem(store, Y.createID(client, clock))
      : structs.find(
          ({ id, length }) => id.client === client && id.clock <= clock && clock < id.clock + length,
        );
  /** Is what stands before this place the first half of a sign? */
  const isInASign = ({ client, clock }: Place): boolean => {
    if (clock === 0) return false;
    const before = pieceAt({ client, clock: clock - 1 });
    if (!(before instanceof Y.Item) || !(before.content instanceof Y.ContentString)) return false;
    return isFirstHalf(before.content.str.charCodeAt(clock - 1 - before.id.clock));
  };
  return [...structs.flatMap(neighboursOf), ...deletions.flatMap(endsOf)].some(isInASign);
};

const isFirstHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Behind what a piece says is on its left, and before what is on its right. */
const neighboursOf = (piece: Write["structs"][number]): readonly Place[] => {
  if (!(piece instanceof Y.Item)) return [];
  const { origin, rightOrigin } = piece;
  return [origin === null ? null : { ...origin, clock: origin.clock + 1 }, rightOrigin].filter(
    (place) => place !== null,
  );
};

const endsOf = ({ client, clock, length }: Write["deletions"][number]): readonly Place[] => [
  { client, clock },
  { client, clock: clock + length },
];

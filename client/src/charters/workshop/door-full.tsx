/** Says to whoever hosts that nobody else can come, and what to do (SPEC: server, WS22). */
import { MOST_AT_DOOR, MOST_GUESTS, type Workshop } from "@acb/schemas/workshop";
import { Notice } from "../../ui/notice.tsx";

type DoorFullProps = { readonly workshop: Pick<Workshop, "guests" | "admitsAll"> };

export const DoorFull = ({ workshop: { guests, admitsAll } }: DoorFullProps) => {
  if (guests.length >= MOST_GUESTS)
    return (
      <Notice tone="care" role="status" title={`${MOST_GUESTS} guests have come: nobody else can join`}>
        <p>
          Who is in can go on. For others, close the workshop and open it again. That sends everybody away:
          they come in once more with the new code, and what they wrote stays.
        </p>
      </Notice>
    );
  const waiting = guests.filter(({ state }) => state === "waiting").length;
  return admitsAll || waiting < MOST_AT_DOOR ? null : (
    <Notice tone="care" role="status" title={`${MOST_AT_DOOR} guests wait at the door: nobody else can join`}>
      <p>
        Let some of them in, or turn them away. If you do not know who they are, close the workshop and open
        it again: the old code then opens nothing.
      </p>
    </Notice>
  );
};

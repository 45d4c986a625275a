/** Putting a charter away when the work on it is over, and bringing it back. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

export const PutAwayPart = ({ charter }: { readonly charter: CharterView }) => {
  const announce = useAnnounce();
  const isAway = charter.record.putAwayOn !== undefined;
  const { send, failure, busy } = useFormCall("putAway", { charterId: charter.record.id }, () =>
    announce(isAway ? "The charter has been brought back." : "The charter has been put away."),
  );
  return (
    <Part title={isAway ? "Bring this charter back" : "Put this charter away"}>
      <p>
        {isAway
          ? "Everybody can do again what their role allows."
          : "When the work on it is over: everybody with a role still reads it and takes its files, and nobody writes, comments or decides. You can bring it back."}
      </p>
      <div>
        <Button onClick={() => send({ away: !isAway })}>
          {busy ? "A moment…" : isAway ? "Bring it back" : "Put it away"}
        </Button>
      </div>
      <CallFailure failure={failure} />
    </Part>
  );
};

/** What people have given back, for a governance lead to choose from (SPEC: RES-5). */
import type { Offer } from "@acb/schemas/api/giving-back-routes";
import { useState } from "react";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { CheckboxGroup } from "../../ui/choice-group.tsx";
import { Form } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { countLetters, waitingWords } from "./letters.ts";

const FORM = "take-offers";

type OffersProps = {
  readonly charterId: string;
  readonly offers: readonly Offer[];
  readonly onDone: () => void;
};

export const Offers = ({ charterId, offers, onDone }: OffersProps) => {
  const waiting = offers.filter(({ state }) => state === "offered");
  const taken = offers.filter(({ state }) => state === "taken");
  const refused = offers.filter(({ state }) => state === "refused");
  return (
    <>
      {waiting.length === 0 ? <p>{noneWords(taken.length > 0)}</p> : null}
      {waiting.length === 0 ? null : <Choose charterId={charterId} offers={waiting} onDone={onDone} />}
      {taken.length === 0 ? null : <p>In the charter now: {taken.map(offerWords).join("; ")}.</p>}
      {refused.length === 0 ? null : (
        <p>Not taken, since it does not fit onto the charter: {refused.map(offerWords).join("; ")}.</p>
      )}
    </>
  );
};

const noneWords = (hasTaken: boolean): string =>
  hasTaken ? "Nothing else waits for you." : "Nobody has given anything back yet.";

const Choose = ({ charterId, offers, onDone }: OffersProps) => {
  const announce = useAnnounce();
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = offers.map(({ id }) => id).filter((id) => !left.includes(id));
  const form = useFormCall("takeOffers", { charterId }, (view) => {
    const stillWaits = view.offers.some(({ id, state }) => chosen.includes(id) && state !== "taken");
    announce(
      stillWaits ? "What could be taken is in the charter; some of it waits." : "It is in the charter.",
    );
    onDone();
  });
  return (
    <Form onSubmit={() => form.send({ offerIds: chosen })}>
      <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
      <CheckboxGroup
        id={fieldId(FORM, "offerIds")}
        legend="Whose words to put into the charter"
        choices={offers.map((offer) => ({
          value: offer.id,
          label: offerWords(offer),
          ...(offer.waitsFor.length === 0 ? {} : { hint: waitingWords(offer.waitsFor) }),
        }))}
        value={chosen}
        onChange={(value) => setLeft(offers.map(({ id }) => id).filter((id) => !value.includes(id)))}
        error={form.errors.offerIds}
      />
      <ButtonRow>
        <Button type="submit" variant="primary" size="compact">
          {form.busy ? "Putting them in…" : "Put these words into the charter"}
        </Button>
      </ButtonRow>
    </Form>
  );
};

/** "Amina Rahman, Wendle Vale Trust: 17 letters". */
const offerWords = ({ personName, organisationName, letterCount }: Offer): string =>
  `${personName}${organisationName === null ? "" : `, ${organisationName}`}: ${countLetters(letterCount)}`;

/** Asks where something is to go: the places as a list, in a dialog. */
import { useId, useState } from "react";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { SelectField } from "../../../ui/fields.tsx";
import { Form } from "../../../ui/layout.tsx";

type PlaceFormProps = {
  readonly places: readonly { readonly value: string; readonly label: string }[];
  readonly onMove: (place: string, label: string) => void;
  readonly onDone: () => void;
};

export const PlaceForm = ({ places, onMove, onDone }: PlaceFormProps) => {
  const id = useId();
  const [place, setPlace] = useState(places[0]?.value ?? "");
  const move = () => {
    onMove(place, places.find(({ value }) => value === place)?.label ?? "");
    onDone();
  };
  return (
    <Form onSubmit={move}>
      <SelectField
        id={id}
        label="Where it goes"
        width="full"
        value={place}
        options={places}
        onChange={setPlace}
      />
      <ButtonRow>
        <Button variant="primary" type="submit">
          Move
        </Button>
        <Button onClick={onDone}>Leave it where it is</Button>
      </ButtonRow>
    </Form>
  );
};

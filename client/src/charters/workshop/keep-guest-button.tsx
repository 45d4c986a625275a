/** The button that begins to make a guest a person of the network; it goes with the guest's row. */
import { Button } from "../../ui/button.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";

type KeepGuestButtonProps = { readonly name: string; readonly onPress: () => void };

export const KeepGuestButton = ({ name, onPress }: KeepGuestButtonProps) => (
  <Button ref={passFocusOn} size="compact" variant="quiet" onClick={onPress}>
    <span>
      Add <span className="visually-hidden">{name} </span>to the network
    </span>
  </Button>
);

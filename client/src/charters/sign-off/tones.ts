/** The tone of each position and of each state of a round, wherever they are shown. */
import type { Position, RoundState } from "@acb/schemas/sign-off/round";
import type { TagTone } from "../../ui/tag.tsx";

export const POSITION_TONES: Readonly<Record<Position, TagTone>> = {
  not_asked: "plain",
  asked: "waiting",
  signed: "good",
  declined: "bad",
  lapsed: "care",
  left: "plain",
  inherited: "waiting",
};

export const ROUND_TONES: Readonly<Record<RoundState, TagTone>> = {
  open: "action",
  complete: "good",
  lapsed: "care",
  cancelled: "plain",
};

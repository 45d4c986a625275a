/**
 * A participant's updates, in the order in which they came: after one that builds on what is not here, the others are passed
 * over until the answer to the server's question has brought them all (SPEC: SY18, SY60).
 */
import type { CloseReason } from "@acb/shared/protocol/close-code";
import type { Write } from "../guard/evidence.ts";
import type { Member } from "../room/member.ts";
import type { Room } from "../room/room.ts";

/** `keepFirst`: what it deletes is to be kept before it is submitted again. */
export type Submission = "taken" | "keepFirst" | { readonly refused: CloseReason };

export class Submissions {
  readonly #member: Member;
  /** Update frames since one that came early: passed over until the answer to the server's question holds them all. */
  #passedOver = 0;
  #hasComeEarly = false;

  constructor(member: Member) {
    this.#member = member;
  }

  /** Takes a guarded update into the room, or passes it over. */
  take(write: Write, room: Room): Submission {
    if (this.#passedOver > 0 && !write.isAnswer) {
      this.#passedOver += 1;
      return "taken";
    }
    const isNothing = write.isEmpty || !this.#member.login.mayWrite; // SY60: what came this far of a reader has no words
    if (!isNothing || this.#passedOver > 0) return this.#submit(write, room, false);
    room.submitNothing(this.#member, 1);
    return "taken";
  }

  /** Takes an update for which `keepFirst` was answered, once what it deletes is kept. */
  takeKept(write: Write, room: Room): Submission {
    return this.#submit(write, room, true);
  }

  #submit(write: Write, room: Room, isKept: boolean): Submission {
    const trial = room.submit(this.#member, write, { frameCount: this.#passedOver + 1, isKept });
    switch (trial.kind) {
      case "accepted":
      case "nothingNew":
        this.#passedOver = 0;
        return "taken";
      case "early":
        return this.#askOnce(room);
      case "large":
        return "keepFirst";
      case "refused":
        return { refused: trial.reason };
      default:
        return trial satisfies never;
    }
  }

  #askOnce(room: Room): Submission {
    if (this.#hasComeEarly) return { refused: "badFrame" };
    this.#hasComeEarly = true;
    this.#passedOver = 1;
    room.ask(this.#member);
    return "taken";
  }
}

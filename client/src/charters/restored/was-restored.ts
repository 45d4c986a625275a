/** Whether a charter is in a later epoch than its first: only then the server is asked more about it. */
import type { CharterView } from "@acb/schemas/api/charter-routes";

const FIRST_EPOCH = 1;

export const wasRestored = ({ epoch }: Pick<CharterView, "epoch">): boolean => epoch !== FIRST_EPOCH;

/** Every refusal the API can give, of all subjects together: a code, the HTTP status, plain words and the next step. */
import * as z from "zod";
import { CHARTER_REFUSALS } from "./refusals/charter.ts";
import { EXPORT_REFUSALS } from "./refusals/export.ts";
import { GIVING_BACK_REFUSALS } from "./refusals/giving-back.ts";
import { NETWORK_REFUSALS } from "./refusals/network.ts";
import { ORGANISATION_REFUSALS } from "./refusals/organisation.ts";
import { PROVIDER_REFUSALS } from "./refusals/provider.ts";
import { REQUEST_REFUSALS } from "./refusals/request.ts";
import { SECOND_STEP_REFUSALS } from "./refusals/second-step.ts";
import { SIGN_IN_REFUSALS } from "./refusals/sign-in.ts";
import { SIGN_OFF_REFUSALS } from "./refusals/sign-off.ts";
import { TRANSPORT_REFUSALS } from "./refusals/transport.ts";
import { WORKSHOP_REFUSALS } from "./refusals/workshop.ts";

export const REFUSALS = {
  ...TRANSPORT_REFUSALS,
  ...REQUEST_REFUSALS,
  ...SIGN_IN_REFUSALS,
  ...SECOND_STEP_REFUSALS,
  ...PROVIDER_REFUSALS,
  ...WORKSHOP_REFUSALS,
  ...NETWORK_REFUSALS,
  ...ORGANISATION_REFUSALS,
  ...CHARTER_REFUSALS,
  ...SIGN_OFF_REFUSALS,
  ...GIVING_BACK_REFUSALS,
  ...EXPORT_REFUSALS,
} as const;

export type RefusalCode = keyof typeof REFUSALS;
export const RefusalCode = z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]);

/** The body of every answer that is not a success. `fields` names what to correct, by its place in the request. */
export const ErrorBody = z.strictObject({
  error: z.strictObject({
    code: RefusalCode,
    message: z.string(),
    next: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    requestId: z.string().optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

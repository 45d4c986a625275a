/** The refusal of who acts for an organisation without being its signatory or preparer there: it names who gives these roles. */
import type { FoundCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { refuseNaming } from "../refuse-naming.ts";
import type { Refusal } from "../result.ts";

export const notYourOrganisation = (
  context: Pick<Context, "storage">,
  { grants }: Pick<FoundCharter, "grants">,
): Promise<Refusal> =>
  refuseNaming(context, "NOT_YOUR_ORGANISATION", {
    personIds: grants.filter(({ role }) => role === "governance_lead").map(({ personId }) => personId),
    what: "for the role: they lead this charter",
  });

/** Sign-off: the record of one organisation's decision on one version. Kept beside the charter, never in it. */
import { choice, date, type ItemType, line, options, prose, reference } from "../item-type.ts";

export const signoff: ItemType = {
  key: "signoff",
  name: "Sign-off",
  plural: "Sign-offs",
  home: "record",
  help: "One organisation's decision on one exact text, with the authority behind it.",
  titleField: "signatoryName",
  summaryFields: ["partner", "status", "date"],
  publishedAs: { as: "table", columns: ["partner", "status", "route", "date", "minuteRef"] },
  fields: [
    reference("partner", "Organisation", "required", { to: "organisation" }),
    line("charterVersion", "Version", "required"),
    choice("route", "Authority", "required", {
      options: options({
        board: "The board",
        committee_delegated: "A committee with delegated authority",
        chief_executive_delegated: "The chief executive under the scheme of delegation",
        cabinet_or_council: "Cabinet or full council",
        trustees: "The trustees",
        owner: "The owner",
      }),
      hint: "Who in your organisation took this decision.",
    }),
    line("signatoryName", "Signatory", "required"),
    line("signatoryTitle", "Job title", "required"),
    choice("status", "Position", "required", {
      options: options({
        not_requested: "Not requested",
        with_partner: "With the partner",
        agreed: "Agreed",
        agreed_with_reservation: "Agreed with reservation",
        declined: "Declined",
        withdrawn: "Withdrawn",
      }),
    }),
    date("date", "Date", "required"),
    line("meeting", "Meeting", "optional"),
    line("minuteRef", "Minute reference", "optional", "For example PUB25/05/10.1."),
    prose("reservationText", "Reservation, in public words", "optional"),
    prose("commitmentsCovered", "Commitments covered", "optional"),
  ],
};

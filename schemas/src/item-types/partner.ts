/** Partner: an organisation that takes part in writing the charter. */
import { choice, type ItemType, line, money, number, prose, reference } from "../item-type.ts";
import { ORGANISATION_TYPES } from "../options.ts";

export const partner: ItemType = {
  key: "partner",
  name: "Partner",
  plural: "Partners",
  home: "document",
  help: "An organisation that takes part, its reach, and who may sign for it.",
  example:
    "Riverside Homes, a housing association: 640 staff, 11,200 homes on four large estates, signed by its board.",
  titleField: "name",
  shortTitleField: "shortName",
  summaryFields: ["type", "places", "signatoryAuthority"],
  publishedAs: { as: "table", columns: ["type", "places", "sponsor", "anchorLead", "signatoryAuthority"] },
  fields: [
    line("name", "Name", "required", "The full legal or public name."),
    line("shortName", "Short name", "required", "What people say: used in tables and on the sign-off board."),
    choice("type", "Kind of organisation", "required", { options: ORGANISATION_TYPES }),
    reference("organisation", "Signs off as", "required", {
      to: "organisation",
      hint: "The organisation in this network that will be asked to sign.",
    }),
    line("places", "Places it serves", "required"),
    line(
      "signatoryAuthority",
      "Who can sign, and by what authority",
      "required",
      "For example: the board, on 12 November; or the chief executive under the scheme of delegation.",
    ),
    line("sponsor", "Executive sponsor", "required", "A named executive who champions the charter."),
    line("anchorLead", "Anchor lead", "required", "The director accountable for this organisation's part."),
    line("programmeManager", "Programme manager", "optional"),
    line("odsCode", "ODS code", "optional", "The NHS organisation code, where there is one."),
    number("headcount", "Headcount", "optional", { unit: "people", min: 0 }),
    money("annualSpend", "Spend a year", "optional", "What it can influence, in pounds."),
    number("estateSites", "Sites", "optional", { unit: "sites", min: 0 }),
    line("logoAlt", "Logo, described in words", "optional"),
    line("successorOf", "Successor of", "optional", "Organisations that merged into or became this one."),
    prose("about", "About this partner", "optional"),
  ],
};

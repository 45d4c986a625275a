/** The pens of sections over HTTP. */
import type { PEN_ROUTES } from "@acb/schemas/api/pen-routes";
import { readPenRecord } from "../commands/charter/read-pen-record.ts";
import { setPen } from "../commands/charter/set-pen.ts";
import type { Handlers } from "./handler.ts";

export const PEN_HANDLERS: Handlers<keyof typeof PEN_ROUTES> = {
  setPen: (context, { person, params, body }) => setPen(context, person, params, body.holder),
  getPenRecord: (context, { person, params }) => readPenRecord(context, person, params.charterId),
};

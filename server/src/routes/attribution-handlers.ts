/** Who wrote what, over HTTP. */
import type { ATTRIBUTION_ROUTES } from "@acb/schemas/api/attribution-routes";
import { readDraftAttribution, readVersionAttribution } from "../commands/charter/read-attribution.ts";
import type { Handlers } from "./handler.ts";

export const ATTRIBUTION_HANDLERS: Handlers<keyof typeof ATTRIBUTION_ROUTES> = {
  getDraftAttribution: (context, { person, params }) =>
    readDraftAttribution(context, person, params.charterId),
  getVersionAttribution: (context, { person, params }) =>
    readVersionAttribution(context, person, params.charterId, params.versionId),
};

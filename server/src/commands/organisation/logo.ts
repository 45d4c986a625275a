/** An organisation's logo with its description in words; its leads and administrators keep it (SPEC: ORG9). */
import { createHash } from "node:crypto";
import type { OrganisationRecord } from "@acb/schemas/api/organisation-routes";
import type { NewLogo } from "@acb/schemas/organisation";
import type { Person } from "@acb/schemas/people";
import { drawLogo } from "../../images/logo-image.ts";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { findOrganisation, readOrganisation } from "./find-organisation.ts";

/** Refuses NOT_ORGANISATION_LEAD, ORGANISATION_ENDED, and IMAGE_UNREADABLE for what is no picture. */
export const setLogo = async (
  context: Context,
  caller: Person,
  id: string,
  { alt, image }: NewLogo,
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, id, "keep");
  if (!found.ok) return found;
  const png = await drawLogo(Buffer.from(image, "base64"));
  if (png === null) return refuse("IMAGE_UNREADABLE");
  const hash = createHash("sha256").update(png).digest("hex");
  await context.storage.organisations.putLogo(found.value.id, { alt, png, hash });
  await note(context, { deed: "changedProfile", actor: caller.id, organisationId: found.value.id });
  return readOrganisation(context, caller, id);
};

export const removeLogo = async (
  context: Context,
  caller: Person,
  id: string,
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, id, "keep");
  if (!found.ok) return found;
  await context.storage.organisations.putLogo(found.value.id, null);
  await note(context, { deed: "changedProfile", actor: caller.id, organisationId: found.value.id });
  return readOrganisation(context, caller, id);
};

export const readLogo = async (context: Context, caller: Person, id: string): Promise<Result<Uint8Array>> => {
  const found = await findOrganisation(context, caller, id, "read");
  if (!found.ok) return found;
  const png = await context.storage.organisations.logo(found.value.id);
  return png === null ? refuse("NOT_FOUND") : done(png);
};

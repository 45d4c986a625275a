/** `sign-in-link EMAIL`: a way in for anybody of the network, when mail is down (SPEC: RUN7). */
import { signsInThereOnly } from "@acb/shared/access/provider-of";
import { pino } from "pino";
import { createSignIn, LINK_LIFE_MS } from "../identity/identity.ts";
import * as authTables from "../storage/sqlite/tables/identity-tables.ts";
import { type AdminCommand, did, didNot } from "./admin-command.ts";
import { noteAtServer } from "./note-at-server.ts";
import { withPerson } from "./with-person.ts";

export const SIGN_IN_LINK: AdminCommand = {
  argument: "EMAIL",
  about: ["Prints a link that signs the person with this e-mail address in: once, within ten minutes."],
  run: (request) =>
    withPerson(request, async (person, storage) => {
      const { config, dataDir } = request;
      if ((await storage.directory.activePerson(person.id)) === null)
        return didNot(
          `${person.name} is suspended. An administrator can lift that on the page “Organisations”.`,
        );
      if (signsInThereOnly(config.providers, person.email))
        return didNot(
          `Addresses like ${person.email} sign in at their organisation only, so no link works for them: OIDC_…_ONLY says so.`,
        );
      const signIn = createSignIn({
        storage,
        tables: authTables,
        secret: dataDir.secret,
        publicUrl: config.publicUrl,
        providers: config.providers,
        now: () => new Date(),
        log: pino({ level: "silent" }),
      });
      const link = await signIn.makeLink(person, LINK_LIFE_MS);
      await noteAtServer(config, storage, { deed: "madeSignInLink", personId: person.id });
      return did(`${person.name} can sign in with this link, once, within ten minutes:\n${link}`);
    }),
};

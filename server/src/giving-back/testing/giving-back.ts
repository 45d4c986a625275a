/** What people and their lead do after a restore, and what is stored then. */
import type { GivingBackView } from "@acb/schemas/api/giving-back-routes";
import { ownWordsBeyond } from "@acb/shared/giving-back/own-words";
import type * as Y from "yjs";
import { replay } from "../../storage/replay.ts";
import { writingIn } from "../../sync/testing/writing.ts";
import type { Copy, OpenedCharter, RestoredCharter, Writer } from "./restored-charter.ts";

type Given = Partial<Pick<Copy, "epoch" | "receipts">> & {
  /** Under which client ids they take words for their own; those of their receipts without it. */
  readonly isOwn?: (clientId: number) => boolean;
};

/** `charter` answers the one of the running test. */
export const givingBack = (
  charter: () => { readonly restored: RestoredCharter; readonly opened: OpenedCharter },
) => {
  const params = () => ({ charterId: charter().restored.charterId });
  const openIt = () => charter().opened.lead.call("openGivingBack", { params: params(), body: {} });

  const storedDoc = async (): Promise<Y.Doc> =>
    replay(await charter().opened.installation.context.storage.updates.load(charter().restored.charterId));
  const storedWords = async (): Promise<string> => writingIn(await storedDoc()).toString();

  /** What a browser sends: the person's own words beyond the charter as it is, with the receipts for them. */
  const bodyOf = async (name: Writer, given: Given = {}) => {
    const copy = { ...charter().restored.copies[name], ...given };
    const isTheirs = (clientId: number): boolean =>
      copy.receipts.some((one) => one.clientId === clientId && one.personId === copy.person.id);
    const own = ownWordsBeyond(copy.doc, await storedDoc(), given.isOwn ?? isTheirs);
    const update = Buffer.from(own?.update ?? new Uint8Array([0, 0])).toString("base64");
    return { epoch: copy.epoch, update, receipts: copy.receipts };
  };
  const offer = async (name: Writer, given?: Given): Promise<GivingBackView> =>
    charter().opened.writers[name].call("offerWords", { params: params(), body: await bodyOf(name, given) });
  const offerRefused = async (name: Writer, given?: Given): Promise<string> => {
    const body = await bodyOf(name, given);
    return (await charter().opened.writers[name].refused("offerWords", { params: params(), body })).code;
  };
  const take = async (): Promise<GivingBackView> => {
    const by = charter().opened.lead;
    const { offers } = await by.call("getGivingBack", { params: params() });
    const offerIds = offers.map(({ id }) => id);
    return by.call("takeOffers", { params: params(), body: { offerIds } });
  };

  /** An id of theirs that the restored charter has never heard of. */
  const newIdOf = async (name: Writer): Promise<number> => {
    const { store } = await storedDoc();
    const { receipts, person } = charter().restored.copies[name];
    const id = receipts.find(
      (one) => one.personId === person.id && !store.clients.has(one.clientId),
    )?.clientId;
    if (id === undefined) throw new Error(`${name} wrote nothing after the backup`);
    return id;
  };

  return { params, openIt, storedWords, bodyOf, offer, offerRefused, take, newIdOf };
};

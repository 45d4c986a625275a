/** Ids for what this person adds to a charter. */
import { ItemId, SectionId } from "@acb/schemas/ids";
import { browserRandom, randomHex } from "../../../random/random-id.ts";

const ID_BYTES = 12;

export const newItemId = (): ItemId => ItemId.parse(`itm_${randomHex(ID_BYTES, browserRandom)}`);
export const newSectionId = (): SectionId => SectionId.parse(`sec_${randomHex(ID_BYTES, browserRandom)}`);

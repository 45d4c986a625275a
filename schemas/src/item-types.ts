/** The table of all item types: everything that handles items reads it, nothing lists them again. */
import type { ItemType } from "./item-type.ts";
import { barrier } from "./item-types/barrier.ts";
import { commitment } from "./item-types/commitment.ts";
import { engagementActivity } from "./item-types/engagement-activity.ts";
import { goal } from "./item-types/goal.ts";
import { governanceForum } from "./item-types/governance-forum.ts";
import { governanceRole } from "./item-types/governance-role.ts";
import { measure } from "./item-types/measure.ts";
import { objective } from "./item-types/objective.ts";
import { partner } from "./item-types/partner.ts";
import { progressUpdate } from "./item-types/progress-update.ts";
import { signoff } from "./item-types/signoff.ts";
import { strategy } from "./item-types/strategy.ts";
import { tension } from "./item-types/tension.ts";

export const ITEM_TYPES = {
  partner,
  strategy,
  objective,
  commitment,
  goal,
  measure,
  governanceRole,
  governanceForum,
  engagementActivity,
  tension,
  barrier,
  signoff,
  progressUpdate,
} as const satisfies Readonly<Record<string, ItemType>>;

export type ItemTypeKey = keyof typeof ITEM_TYPES;

export const ITEM_TYPE_KEYS = Object.keys(ITEM_TYPES) as readonly ItemTypeKey[];

export const isItemTypeKey = (key: string): key is ItemTypeKey => Object.hasOwn(ITEM_TYPES, key);

/** The type of that key. Throws `RangeError` for an unknown one. */
export const itemTypeOf = (key: string): ItemType => {
  if (!isItemTypeKey(key)) throw new RangeError(`There is no item type ${key}`);
  return ITEM_TYPES[key];
};

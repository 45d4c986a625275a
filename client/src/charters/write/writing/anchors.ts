/** The ids by which one part of the write screen leads to another. */
import type { ItemTypeKey } from "@acb/schemas/item-types";

export const sectionAnchor = (sectionId: string): string => `section-${sectionId}`;
export const itemAnchor = (itemId: string): string => `item-${itemId}`;
export const fieldAnchor = (itemId: string, key: string): string => `field-${itemId}-${key}`;
export const sectionTextAnchor = (sectionId: string): string => `${sectionAnchor(sectionId)}-text`;
/** The button that adds to the first list of that type in the section. */
export const addAnchor = (sectionId: string, type: ItemTypeKey): string => `add-${type}-${sectionId}`;

/** Everything that lives as long as the write screen is open: connection, watchers, stores; opened and closed as one. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { itemTypeOf } from "@acb/schemas/item-types";
import type { SectionPen } from "@acb/schemas/pen";
import { itemView } from "@acb/shared/document/layout";
import { call } from "../../../api/call.ts";
import type { Editing } from "../../../editor/editing.ts";
import { createStore } from "../../../store/store.ts";
import type { Browser } from "../../../sync/browser.ts";
import { openCharter } from "../../../sync/connection.ts";
import { watchPresence } from "../../../sync/presence.ts";
import type { AskReceipts } from "../../../sync/receipts.ts";
import { watchDocument } from "../../../sync/watch-document.ts";
import { watchStatuses } from "../sections/watch-statuses.ts";
import { createIdSet } from "./id-set.ts";
import type { Writing } from "./writing.ts";

export type OpenWriting = {
  readonly editing: Editing;
  readonly parts: Omit<Writing, "charter" | "mayWrite" | "writesFor" | "isRoundOpen">;
  readonly close: () => void;
};

export type OpenWritingOptions = {
  readonly charter: CharterView;
  readonly personId: string;
  readonly user: Editing["user"];
  readonly browser: Browser;
};

export const openWriting = ({ charter, personId, user, browser }: OpenWritingOptions): OpenWriting => {
  const connection = openCharter({
    charterId: charter.record.id,
    personId,
    epoch: charter.epoch,
    askReceipts: charter.may.includes("write") ? askOf(charter.record.id) : null,
    ...browser,
  });
  const live = watchDocument(connection.ydoc, (itemId) => {
    const item = itemView(connection.ydoc, itemId);
    return item === null ? "" : itemTypeOf(item.type).titleField;
  });
  const presence = watchPresence(connection.awareness);
  const { statuses, stop } = watchStatuses(live, charter.template);
  const connectionState = createStore(connection.state());
  const transport = createStore(connection.transport());
  const unsubscribe = connection.subscribe(() => {
    connectionState.set(connection.state());
    transport.set(connection.transport());
  });
  connection.awareness.setLocalStateField("user", user);
  return {
    editing: { connection, live, presence, user },
    parts: {
      ydoc: connection.ydoc,
      statuses,
      currentSection: createStore<string | null>(null),
      openItems: createIdSet(),
      takenAway: createIdSet(),
      pens: createStore<readonly SectionPen[]>(charter.pens),
      interrupted: createStore<string | null>(null),
      connectionState,
      transport,
    },
    close: () => {
      unsubscribe();
      stop();
      presence.destroy();
      live.destroy();
      connection.destroy();
    },
  };
};

const askOf =
  (charterId: string): AskReceipts =>
  (clientIds) =>
    call("askReceipts", { params: { charterId }, body: { clientIds: [...clientIds] } });

/** The update log's contract, over memory. */
import { describeUpdateLog } from "../update-log.contract.ts";
import { createMemoryUpdateLog } from "./memory-update-log.ts";

describeUpdateLog("memory", async () => ({ log: createMemoryUpdateLog(), close: async () => {} }));

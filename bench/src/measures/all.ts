/** The measures, in the order in which they are made and told. */
import type { Measure } from "../measure.ts";
import { COLD_OPEN } from "./cold-open.ts";
import { FAN_OUT } from "./fan-out.ts";
import { KILLS } from "./kills.ts";
import { MEMORY } from "./memory.ts";
import { RECONNECT_STORM } from "./reconnect-storm.ts";
import { SATURATION } from "./saturation.ts";

export const MEASURES: readonly Measure[] = [FAN_OUT, SATURATION, MEMORY, COLD_OPEN, RECONNECT_STORM, KILLS];

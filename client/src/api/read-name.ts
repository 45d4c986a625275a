/** The routes that only read. */
import type { API, RouteName } from "@acb/schemas/api";

export type ReadName = {
  [Name in RouteName]: (typeof API)[Name]["method"] extends "GET" ? Name : never;
}[RouteName];

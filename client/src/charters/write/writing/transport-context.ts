/** Which way the frames of this page go, known from one charter to the next until the page is loaded again. */
import { createContext, useContext } from "react";
import type { TransportMemory } from "../../../sync/transport-memory.ts";

export const TransportContext = createContext<TransportMemory | null>(null);

/** Throws outside the application. */
export const useTransports = (): TransportMemory => {
  const transports = useContext(TransportContext);
  if (transports === null) throw new Error("useTransports is for screens of the application");
  return transports;
};

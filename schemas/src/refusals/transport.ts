/** Refusals of what never became a request: it is answered before anything is known of who asks, or for what. */
import { refusal } from "./refusal.ts";

export const TRANSPORT_REFUSALS = {
  HEADERS_TOO_LARGE: refusal(
    431,
    "Your browser sent along more than the server reads: it has stored too much for this address.",
    "Clear what your browser keeps for this address, or open it in another browser.",
  ),
  REQUEST_TOO_SLOW: refusal(
    408,
    "The request took so long to arrive that the server stopped waiting.",
    "Check your connection, then try again.",
  ),
  REQUEST_UNREADABLE: refusal(
    400,
    "What arrived is not a request that the server can read.",
    "Reload the page and try again. If it happens again, the network that you are in may change what is sent: try another one.",
  ),
} as const;

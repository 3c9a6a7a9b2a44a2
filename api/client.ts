import { hc } from "hono/client";
import type { App } from "./app.ts";
import type { maxMessageLength } from "./domain/chat/protocol.ts";

/** The typed client of the API: the one door for web and admin. */
export const createClient = (...input: Parameters<typeof hc>) => hc<App>(...input);
export type Client = ReturnType<typeof createClient>;

/** What streams of the assistant carry, which the typed client knows as text only. */
export type {
  ActionButton,
  Cards,
  CartCard,
  Chart,
  FinalMessage,
  OrderCard,
  ProductCard,
  Source,
  Table,
  TurnError,
  TurnEvent,
} from "./domain/chat/protocol.ts";
export type MaxMessageLength = typeof maxMessageLength;

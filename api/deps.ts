import type { Currency } from "./domain/money.ts";
import type { PricingSettings } from "./domain/pricing/settings.ts";
import type { Carts } from "./ports/carts.ts";
import type { Checkouts } from "./ports/checkouts.ts";
import type { Customers } from "./ports/customers.ts";
import type { Files } from "./ports/files.ts";
import type { Identity } from "./ports/identity.ts";
import type { Limits } from "./ports/limits.ts";
import type { Mail } from "./ports/mail.ts";
import type { Messages } from "./ports/messages.ts";
import type { Notifications } from "./ports/notifications.ts";
import type { Once } from "./ports/once.ts";
import type { Orders } from "./ports/orders.ts";
import type { PaymentGateway } from "./ports/payment-gateway.ts";
import type { PaymentWaits } from "./ports/payment-waits.ts";
import type { Products } from "./ports/products.ts";
import type { SearchIndex } from "./ports/search-index.ts";
import type { SearchLog, SearchRebuilds } from "./ports/search-log.ts";
import type { SearchSource } from "./ports/search-source.ts";
import type { Texts } from "./ports/texts.ts";
import type { Workflows } from "./ports/workflows.ts";

/** What the browsers read from /config.json: one build serves every environment. */
export type PublicConfig = {
  readonly apiUrl: string;
  readonly chatUrl: string;
  readonly webSocketUrl: string;
  readonly region: string;
  readonly cognito: { readonly userPoolId: string; readonly clientId: string } | null;
  /** `apiUrl` is set where cards go to the embedded server instead of Stripe's own. */
  readonly stripe: { readonly publishableKey: string; readonly apiUrl: string | null };
  readonly currencies: readonly Currency[];
};

export type Settings = {
  readonly stage: "development" | "staging" | "production";
  readonly pricing: PricingSettings;
  readonly config: PublicConfig;
  /** Origins whose pages may call the API. */
  readonly webOrigins: readonly string[];
  readonly rateLimits: boolean;
  readonly secureCookies: boolean;
  /** Signs cursors. */
  readonly secret: string;
  /** Where an order's page is: the bank sends the shopper back there. */
  readonly orderUrl: (orderId: string) => string;
  /** Holds the files of the API reference page. */
  readonly docsFolder: string;
  /** Longest time that one event stream stays open, in milliseconds. */
  readonly streamFor: number;
};

/** Everything the shop stands on, in one record. Set up once per process; nothing in it belongs to one request. */
export type Deps = {
  readonly products: Products;
  readonly carts: Carts;
  readonly orders: Orders;
  readonly checkouts: Checkouts;
  readonly customers: Customers;
  readonly limits: Limits;
  readonly notifications: Notifications;
  readonly webhookEvents: Once;
  readonly search: SearchIndex;
  readonly searchLog: SearchLog;
  readonly searchRebuilds: SearchRebuilds;
  readonly searchSource: SearchSource;
  readonly identity: Identity;
  readonly mail: Mail;
  readonly texts: Texts;
  readonly files: Files;
  readonly messages: Messages;
  readonly workflows: Workflows;
  readonly payments: PaymentGateway;
  readonly paymentWaits: PaymentWaits;
  readonly settings: Settings;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  /** The address a request came from, as the door knows it. */
  readonly callerAddress: (env: unknown) => string;
};

/** Structured: one JSON line. Never a card, a token or an address. */
export type Log = (
  level: "info" | "warn" | "error",
  message: string,
  fields?: Record<string, unknown>,
) => void;

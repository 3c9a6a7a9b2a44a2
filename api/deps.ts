import type { Audit } from "./domain/audit/store.ts";
import type { Carts } from "./domain/cart/store.ts";
import type { BulkEdits } from "./domain/catalog/bulk-store.ts";
import type { Categories } from "./domain/catalog/categories.ts";
import type { Products } from "./domain/catalog/store.ts";
import type { ChatConnections, Chats, ChatTickets } from "./domain/chat/store.ts";
import type { Checkouts } from "./domain/checkout/store.ts";
import type { ContentPages } from "./domain/content/store.ts";
import type { CustomerDirectory } from "./domain/customers/directory.ts";
import type { PersonalData } from "./domain/customers/personal-data.ts";
import type { Customers } from "./domain/customers/store.ts";
import type { FollowedParcels } from "./domain/fulfillment/store.ts";
import type { Imports } from "./domain/imports/store.ts";
import type { Inventory } from "./domain/inventory/store.ts";
import type { KnowledgeDocuments } from "./domain/knowledge/store.ts";
import type { Metrics } from "./domain/metrics/store.ts";
import type { Currency } from "./domain/money.ts";
import type { Notifications } from "./domain/notifications/store.ts";
import type { Orders } from "./domain/orders/store.ts";
import type { TaskTokens } from "./domain/payments/task-tokens.ts";
import type { WebhookEvents } from "./domain/payments/webhook-events.ts";
import type { Limits } from "./domain/rate-limits/store.ts";
import type { SearchLog, SearchRebuilds } from "./domain/search/log.ts";
import type { SearchSource } from "./domain/search/source.ts";
import type { Settings } from "./domain/settings/store.ts";
import type { StaffRoster } from "./domain/staff/store.ts";
import type { ZipRates } from "./domain/taxes/store.ts";
import type { Uploads } from "./domain/uploads/store.ts";
import type { Carriers } from "./ports/carriers.ts";
import type { Embedder } from "./ports/embedder.ts";
import type { Files } from "./ports/files.ts";
import type { Csv } from "./ports/formats/csv.ts";
import type { DocumentReader } from "./ports/formats/document-reader.ts";
import type { Markdown } from "./ports/formats/markdown.ts";
import type { Identity } from "./ports/identity.ts";
import type { Mail } from "./ports/mail.ts";
import type { Messages } from "./ports/messages.ts";
import type { PaymentGateway } from "./ports/payment-gateway.ts";
import type { Pictures } from "./ports/pictures.ts";
import type { SearchIndex } from "./ports/search-index.ts";
import type { Sign } from "./ports/sign.ts";
import type { Texts } from "./ports/sms.ts";
import type { Taxes } from "./ports/taxes.ts";
import type { Telemetry } from "./ports/telemetry/telemetry.ts";
import type { VatIds } from "./ports/vat-ids.ts";
import type { VectorIndex } from "./ports/vector-index.ts";
import type { Workflows } from "./ports/workflows.ts";

/** The installation's part of /config.json: one build of the browsers' pages serves every environment. */
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

/** What a process is told as it starts and never changes: its stage, addresses and secrets. */
export type Config = {
  readonly stage: "development" | "staging" | "production";
  readonly public: PublicConfig;
  /** Origins whose pages may call the API. */
  readonly webOrigins: readonly string[];
  readonly rateLimits: boolean;
  /** How many proxies in front append to X-Forwarded-For; 0: the header is ignored. */
  readonly trustedProxies: number;
  readonly secureCookies: boolean;
  /** Signs cursors; `Deps.sign` signs the rest with it. */
  readonly secret: string;
  /** Where an order's page is: the bank sends the shopper back there. */
  readonly orderUrl: (orderId: string) => string;
  /** Where an order is followed by its link, without an account. */
  readonly trackUrl: (orderId: string) => string;
  /** Where the admin's pages are. */
  readonly adminUrl: string;
  /** Holds the files of the API reference page. */
  readonly docsFolder: string;
  /** Longest time that one event stream stays open, in milliseconds. */
  readonly streamFor: number;
  /** A client gets an answer only once it is complete, as from an HTTP API: event streams end with their first event. */
  readonly buffered: boolean;
};

/** Everything the shop stands on, in one record. Set up once per process; nothing in it belongs to one request. */
export type Deps = {
  readonly products: Products;
  readonly categories: Categories;
  readonly bulkEdits: BulkEdits;
  readonly imports: Imports;
  readonly uploads: Uploads;
  readonly inventory: Inventory;
  readonly carts: Carts;
  readonly chats: Chats;
  readonly chatTickets: ChatTickets;
  readonly chatConnections: ChatConnections;
  readonly orders: Orders;
  /** Parcels that carriers are asked about. */
  readonly parcels: FollowedParcels;
  readonly checkouts: Checkouts;
  readonly customers: Customers;
  readonly directory: CustomerDirectory;
  readonly limits: Limits;
  readonly personalData: PersonalData;
  readonly metrics: Metrics;
  readonly notifications: Notifications;
  readonly audit: Audit;
  readonly webhookEvents: WebhookEvents;
  readonly search: SearchIndex;
  readonly searchLog: SearchLog;
  readonly searchRebuilds: SearchRebuilds;
  readonly searchSource: SearchSource;
  /** The knowledge base: its documents, how they are read, and what questions are compared with. */
  readonly knowledge: KnowledgeDocuments;
  readonly documents: DocumentReader;
  readonly embedder: Embedder;
  readonly vectors: VectorIndex;
  readonly identity: Identity;
  readonly mail: Mail;
  readonly texts: Texts;
  readonly files: Files;
  readonly csv: Csv;
  readonly markdown: Markdown;
  readonly pictures: Pictures;
  readonly messages: Messages;
  readonly workflows: Workflows;
  readonly payments: PaymentGateway;
  readonly taskTokens: TaskTokens;
  readonly config: Config;
  /** What a merchant sets: prices, thresholds, the store's identity. */
  readonly settings: Settings;
  /** The pages of the shop's own: returns, imprint and what else a merchant writes. */
  readonly pages: ContentPages;
  readonly taxes: Taxes;
  readonly carriers: Carriers;
  readonly zipRates: ZipRates;
  readonly vatIds: VatIds;
  /** Who is on the staff. */
  readonly staff: StaffRoster;
  readonly now: () => number;
  readonly newId: () => string;
  readonly sign: Sign;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** The address of the peer that a request came from. */
  readonly callerAddress: (env: unknown) => string;
};

/** Structured: one JSON line. Never a card, a token or an address. */
export type Log = (
  level: "info" | "warn" | "error",
  message: string,
  fields?: Record<string, unknown>,
) => void;

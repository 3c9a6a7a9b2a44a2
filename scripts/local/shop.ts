import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csv } from "../../api/adapters/csv.ts";
import { documentReader } from "../../api/adapters/documents/reader.ts";
import { embeddedCarrier } from "../../api/adapters/embedded/carrier/carrier.ts";
import { shopEnglish } from "../../api/adapters/embedded/embedder/embedder.ts";
import { type SqliteIdentity, sqliteIdentity } from "../../api/adapters/embedded/identity/identity.ts";
import type { PasswordCost } from "../../api/adapters/embedded/identity/passwords.ts";
import { type Mailbox, sqliteMail } from "../../api/adapters/embedded/mail/mail.ts";
import { sqliteMessages } from "../../api/adapters/embedded/messages/messages.ts";
import { mailboxTexts, noTexts } from "../../api/adapters/embedded/sms.ts";
import { openSqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import { type StripeServer, stripeServer } from "../../api/adapters/embedded/stripe-server/server.ts";
import { withChangeCallback } from "../../api/adapters/embedded/table/feed-tail.ts";
import { sqliteTables } from "../../api/adapters/embedded/table/table.ts";
import { memoryMeter } from "../../api/adapters/embedded/telemetry/meter.ts";
import { sqliteVectors } from "../../api/adapters/embedded/vectors/vectors.ts";
import { processWatch } from "../../api/adapters/embedded/watch.ts";
import { loaded } from "../../api/adapters/loaded.ts";
import { jsonLog } from "../../api/adapters/log.ts";
import { throttledLog } from "../../api/adapters/log-throttle.ts";
import { markdown } from "../../api/adapters/markdown.ts";
import { pictures } from "../../api/adapters/pictures.ts";
import { signWith } from "../../api/adapters/sign.ts";
import { allTables } from "../../api/adapters/stores/keys.ts";
import { migrate } from "../../api/adapters/stores/migrations/migrations.ts";
import { storesOver } from "../../api/adapters/stores/stores.ts";
import { stripeGateway } from "../../api/adapters/stripe/stripe.ts";
import { carrying } from "../../api/adapters/telemetry/carrying.ts";
import { inContext } from "../../api/adapters/telemetry/log.ts";
import { openTelemetry } from "../../api/adapters/telemetry/telemetry.ts";
import { type App, createApp } from "../../api/app.ts";
import type { Deps, Log } from "../../api/deps.ts";
import { homeOf } from "../../api/domain/mails/store-mail.ts";
import { stripeEvents } from "../../api/domain/payments/webhook.ts";
import type { Carriers } from "../../api/ports/carriers.ts";
import { subscriptions } from "../../api/ports/messages.ts";
import type { TableSpec, Tables } from "../../api/ports/table.ts";
import type { Workflows } from "../../api/ports/workflows.ts";
import { watchedTasks } from "../../workflows/asl/watched.ts";
import type { ConsumerEntries } from "../../workflows/consumers/entry.ts";
import { type WorkflowEngine, workflowEngine } from "../../workflows/engine/engine.ts";
import { definitions, loadTasks, readTasks, consumers as shopConsumers } from "../../workflows/registry.ts";
import { type ChatOptions, type LocalChat, openChat } from "./chat/chat.ts";
import { localConfig } from "./config.ts";
import { keptPosition, type LocalConsumers, loadConsumers } from "./consumers.ts";
import type { OtherEngines, RunningMessages } from "./engines.ts";
import { servedFolder } from "./files.ts";
import { type Installation, installationIn, migrationLogIn } from "./installation.ts";
import { isLocal, localServices, remoteAddressOf, uploadDoor } from "./outside.ts";
import { openSearch, type ShopSearch } from "./search.ts";

/** The ports whose use is restricted function by function on AWS. */
export type FunctionPorts = Pick<
  Deps,
  "messages" | "workflows" | "search" | "vectors" | "identity" | "mail" | "texts" | "files"
> & { readonly tables: Tables };

export type ShopOptions = {
  /** Where everything is kept; undefined keeps it in memory. */
  readonly folder?: string | undefined;
  /** The port that the API will be reached on. */
  readonly port: number;
  /** The storefront's origin on the internet (`https://shop.example`), when a proxy forwards to this machine. */
  readonly publicUrl?: string | undefined;
  /** The admin's, when a proxy forwards to it. */
  readonly adminUrl?: string | undefined;
  readonly rateLimits?: boolean;
  /** How many proxies in front of this machine append to X-Forwarded-For. */
  readonly trustedProxies?: number | undefined;
  readonly log?: Log;
  readonly clock?: () => number;
  /** Other engines than the embedded ones. */
  readonly engines?: OtherEngines | undefined;
  /** Another carrier than the embedded one. */
  readonly carriers?: Carriers;
  readonly passwordCost?: PasswordCost;
  readonly streamFor?: number;
  /** Behind a door that cannot stream. */
  readonly buffered?: boolean;
  /** What one function ("api", "tasks" or a consumer's name) is given of these; the same for all unless told. */
  readonly portsOf?: (functionName: string, ports: FunctionPorts) => FunctionPorts;
  /** Other consumers than the registry's. */
  readonly consumers?: ConsumerEntries;
  readonly chat?: ChatOptions;
};

/** The whole shop in one process on the embedded engines. */
export type Shop = {
  readonly app: App;
  /** What the API stands on. */
  readonly deps: Deps;
  /** What another function stands on: "tasks", or a consumer by its name. */
  depsOf(functionName: string): Deps;
  readonly tables: Tables;
  readonly identity: SqliteIdentity;
  readonly mailbox: Mailbox;
  readonly messages: RunningMessages;
  readonly stripe: StripeServer;
  readonly workflows: WorkflowEngine;
  readonly installation: Installation;
  readonly search: ShopSearch;
  readonly consumers: LocalConsumers;
  readonly chat: LocalChat;
  /** The API and, under /_local, the services that replace the outside world, unless the shop is a public one. */
  fetch(request: Request, env?: object): Response | Promise<Response>;
  /** Takes up what the last run left: unfinished workflows, undelivered messages and webhooks. */
  resume(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens the shop on the embedded engines: its database, queues, search, workflows and payment server.
 * Nothing listens yet.
 */
export async function openShop(options: ShopOptions): Promise<Shop> {
  const { folder, port, clock = Date.now } = options;
  const log = inContext(throttledLog(options.log ?? jsonLog));
  const meter = memoryMeter(clock);
  const telemetry = openTelemetry(meter.measure);
  const fileIn = (name: string) => (folder === undefined ? ":memory:" : join(folder, name));
  // A shop in memory has its files in a folder of its own: opening a folder deletes what others are writing there.
  const fileFolder = folder ?? join(tmpdir(), `e-com67-${randomUUID()}`);
  const apiUrl = `http://localhost:${port}`;
  const sqlite = openSqlite(fileIn("shop.sqlite"));
  const installation = installationIn(sqlite);
  const { engines: other = {} } = options;
  const engine = other.tables ?? sqliteTables(sqlite, allTables);
  const migrated = await migrate(engine, migrationLogIn(installation));
  if (migrated.length > 0) log("info", "the store was brought up to this version", { migrated });
  // Until the consumers are bound nobody reads a feed.
  let changed: (table: TableSpec) => void = () => undefined;
  const tables = withChangeCallback(engine, (table) => changed(table));
  const snapshot = folder === undefined ? undefined : join(folder, "search.snapshot");
  const search = other.search
    ? await other.search({ tables, installation, log })
    : await openSearch({ engine: tables, file: snapshot, clock, log });
  const mailbox = sqliteMail({ sqlite, clock });
  const mail = other.mail?.(mailbox) ?? mailbox;
  const identity = sqliteIdentity({
    sqlite,
    mail,
    issuer: apiUrl,
    sender: async () => ({ store: await deps.settings.read("store"), homeUrl: homeOf(config.trackUrl("")) }),
    clock,
    ...(options.passwordCost && { passwordCost: options.passwordCost }),
  });
  const messages =
    other.messages ??
    sqliteMessages({
      sqlite,
      subscriptions,
      clock,
      onError: (error, queue) => log("error", "queue failed", { queue, error }),
    });
  const secretKey =
    process.env["STRIPE_SECRET_KEY"] ?? `sk_test_${await installation.secret("embedded stripe")}`;
  const webhookSecret =
    process.env["STRIPE_WEBHOOK_SECRET"] ?? `whsec_${await installation.secret("webhook")}`;
  const publishableKey = process.env["STRIPE_PUBLISHABLE_KEY"] ?? "pk_test_local";
  const realStripe = process.env["STRIPE_SECRET_KEY"] !== undefined;
  const config = localConfig({
    port,
    publicUrl: options.publicUrl,
    adminUrl: options.adminUrl,
    secret: await installation.secret("cursors"),
    publishableKey,
    realStripe,
    rateLimits: options.rateLimits,
    trustedProxies: options.trustedProxies,
    streamFor: options.streamFor,
    buffered: options.buffered,
  });
  // The admin's own origin, because its pages may connect to no other.
  const filesUrl = `${new URL(config.adminUrl).origin}/_local/files`;
  const secret = await installation.secret("files");
  const { files, door } =
    other.files?.(filesUrl) ??
    servedFolder({ folder: join(fileFolder, "files"), publicUrl: filesUrl, secret, clock });
  const stripe = stripeServer({
    path: fileIn("stripe.sqlite"),
    publicUrl: `${apiUrl}/_local/stripe`,
    secretKey,
    publishableKey,
    returnOrigins: config.webOrigins,
    webhookUrl: `${apiUrl}/payment/webhook`,
    webhookSecret,
    webhookEvents: stripeEvents,
    deliver: async (request: Request) => app.fetch(request),
    clock,
    onError: (error) => log("error", "the embedded Stripe server failed", { error }),
  });
  const payments = stripeGateway({
    secretKey,
    webhookSecret,
    clock,
    ...(!realStripe && { fetch: (request: Request) => stripe.fetch(request) }),
  });
  const isPublic = realStripe || options.publicUrl !== undefined;
  const watch = processWatch();
  const ports: FunctionPorts = {
    tables,
    search: search.index,
    vectors: other.vectors ?? sqliteVectors(sqlite),
    identity,
    texts: isPublic ? noTexts : mailboxTexts(mailbox),
    files,
    ...carrying({ messages, mail, workflows: loaded<Workflows>(async () => workflows) }, telemetry),
  };
  const over = ({ tables: own, ...rest }: FunctionPorts) => ({ ...storesOver(own, watch, clock), ...rest });
  const { portsOf } = options;
  const deps: Deps = {
    ...over(portsOf?.("api", ports) ?? ports),
    documents: documentReader,
    embedder: shopEnglish,
    csv,
    markdown,
    pictures,
    payments,
    carriers: options.carriers ?? embeddedCarrier(clock, folder && join(folder, "carrier.jsonl")),
    config,
    now: clock,
    newId: randomUUID,
    vatIds: loaded(async () => (await import("../../api/adapters/vat-ids.ts")).vatIds),
    sign: signWith(() => config.secret),
    log,
    telemetry,
    callerAddress: (env) => remoteAddressOf(env) ?? "unknown",
  };
  const functions = new Map<string, Deps>();
  const depsOf = (name: string): Deps => {
    if (!portsOf) return deps;
    const known = functions.get(name) ?? { ...deps, ...over(portsOf(name, ports)) };
    functions.set(name, known);
    return known;
  };
  const [createTasks, bindConsumers] = await Promise.all([
    loadTasks(),
    loadConsumers(options.consumers ?? shopConsumers),
  ]);
  const workflows = workflowEngine({
    sqlite,
    definitions,
    tasks: watchedTasks(createTasks(depsOf("tasks")), telemetry),
    reads: readTasks,
    clock,
    onError: (error, execution) => log("error", "workflow failed", { execution, error }),
  });
  const chat = await openChat(depsOf, options.chat ?? {});
  const app = createApp(deps, [chat.routes]);
  const consumers = bindConsumers(depsOf, {
    tables,
    messages,
    positionOf: (name) => (name === "search-sync" ? search.feed : keptPosition(installation, `feed ${name}`)),
    log,
  });
  changed = consumers.changed;
  const local = isPublic
    ? uploadDoor({ door, log })
    : localServices({ mailbox, stripe, files: door, log, messages, meter, now: clock });
  return {
    app,
    deps,
    depsOf,
    tables,
    identity,
    mailbox,
    messages,
    stripe,
    workflows,
    installation,
    search,
    consumers,
    chat,
    fetch: (request, env) => (isLocal(request.url) ? local.fetch(request, env) : app.fetch(request, env)),
    async resume() {
      await workflows.resume();
      await stripe.deliverDue();
      await consumers.runAlone();
    },
    async close() {
      await chat.close();
      await search.close(consumers.close());
      await deps.searchLog.flush();
      await workflows.close();
      await stripe.close();
      await sqlite.close();
      if (folder === undefined) await rm(fileFolder, { recursive: true, force: true });
    },
  };
}

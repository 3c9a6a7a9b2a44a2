import { randomUUID } from "node:crypto";
import { csv } from "../../../api/adapters/csv.ts";
import { documentReader } from "../../../api/adapters/documents/reader.ts";
import type { embeddedCarrier } from "../../../api/adapters/embedded/carrier/carrier.ts";
import { shopEnglish } from "../../../api/adapters/embedded/embedder/embedder.ts";
import { sqliteMail } from "../../../api/adapters/embedded/mail/mail.ts";
import { sqliteMessages } from "../../../api/adapters/embedded/messages/messages.ts";
import { embeddedSearch } from "../../../api/adapters/embedded/search/search-index.ts";
import { emptySegment } from "../../../api/adapters/embedded/search/segment.ts";
import { mailboxTexts } from "../../../api/adapters/embedded/sms.ts";
import type { Sqlite } from "../../../api/adapters/embedded/sqlite/sqlite.ts";
import type { StripeServer } from "../../../api/adapters/embedded/stripe-server/server.ts";
import { sqliteVectors } from "../../../api/adapters/embedded/vectors/vectors.ts";
import { processWatch } from "../../../api/adapters/embedded/watch.ts";
import { markdown } from "../../../api/adapters/markdown.ts";
import { pictures } from "../../../api/adapters/pictures.ts";
import { signWith } from "../../../api/adapters/sign.ts";
import { storesOver } from "../../../api/adapters/stores/stores.ts";
import { stripeGateway } from "../../../api/adapters/stripe/stripe.ts";
import { openTelemetry } from "../../../api/adapters/telemetry/telemetry.ts";
import { vatIds } from "../../../api/adapters/vat-ids.ts";
import type { Deps } from "../../../api/deps.ts";
import { DomainError } from "../../../api/domain/errors.ts";
import { receiveWebhook } from "../../../api/domain/payments/webhook.ts";
import type { Files } from "../../../api/ports/files.ts";
import type { Mail } from "../../../api/ports/mail.ts";
import { subscriptions } from "../../../api/ports/messages.ts";
import type { Tables } from "../../../api/ports/table.ts";
import { type WorkflowEngine, workflowEngine } from "../../../workflows/engine/engine.ts";
import { consumers, definitions, loadTasks, readTasks } from "../../../workflows/registry.ts";
import { localConfig } from "../../local/config.ts";
import { loadConsumers } from "../../local/consumers.ts";
import type { RunningMessages } from "../../local/engines.ts";
import { type Faults, type KillSwitch, newKillSwitch } from "./faults.ts";
import type { Plant } from "./plant.ts";
import {
  faultyCarriers,
  faultyFiles,
  faultyMail,
  faultyMessages,
  faultyPayments,
  faultyTables,
  killableSqlite,
  kills,
  type Slow,
  slowPayments,
  slowTables,
} from "./ports.ts";
import type { Witness } from "./witness.ts";

/** Everything that survives a process: its disk, Stripe, the carrier and the time. */
export type World = {
  readonly sqlite: Sqlite;
  readonly tables: Tables;
  /** What orders may have been priced by. */
  readonly witness: Witness;
  readonly files: Files;
  readonly carrier: ReturnType<typeof embeddedCarrier>;
  readonly stripe: StripeServer;
  readonly secrets: { readonly key: string; readonly webhook: string };
  readonly faults: Faults;
  readonly plant: Plant;
  readonly slow: Slow;
  /** Other queues and another mailer than the embedded ones. */
  readonly engines: WorldEngines | undefined;
  /** The id of a webhook event, each time it was acted on. */
  readonly acted: string[];
  /** How far each consumer has read its feed. */
  readonly positions: Map<string, string>;
  now: number;
  shop: ShopProcess | undefined;
};

/**
 * Engines that outlive a process. `around` runs what the process does to them beneath the ports: deleting a message that
 * was handled.
 */
export type WorldEngines = {
  readonly tables: () => Promise<Tables>;
  readonly messages: (around: <T>(effect: () => Promise<T>) => Promise<T>) => RunningMessages;
  readonly mail: Mail;
  /** Lets the engines' time be the world's. */
  readonly follow: (clock: () => number) => void;
};

/** The shop as one process that can be killed: domain, workflows and consumers, without HTTP. */
export type ShopProcess = {
  readonly killSwitch: KillSwitch;
  readonly deps: Deps;
  readonly engine: WorkflowEngine;
  /** Resolves when the shop is idle, or when its process was killed. */
  settled(): Promise<void>;
  /** Continues unfinished work, as `npm start` does first. */
  resume(): Promise<void>;
  receive(request: Request): Promise<Response>;
};

const createTasks = await loadTasks();
// Nobody searches in the faults' shop, and following the feed would cost more than all the rest.
const { "search-sync": _searchSync, ...fedConsumers } = consumers;
const bindConsumers = await loadConsumers(fedConsumers);

/** Starts the shop as one process on the world's disk and Stripe server. */
export function startProcess(world: World): ShopProcess {
  const { faults } = world;
  const killSwitch = newKillSwitch();
  const clock = () => world.now;
  const sqlite = killableSqlite(world.sqlite, killSwitch, faults);
  const tables = world.plant.tables(faultyTables(slowTables(world.tables, world.slow), killSwitch, faults));
  const mailbox = sqliteMail({ sqlite, clock });
  const messages =
    world.engines?.messages((effect) => faults.around(killSwitch, effect, kills)) ??
    sqliteMessages({ sqlite, subscriptions, clock, onError: () => {} });
  const payments = world.plant.payments(
    stripeGateway({
      secretKey: world.secrets.key,
      webhookSecret: world.secrets.webhook,
      clock,
      fetch: (request) => world.stripe.fetch(request),
    }),
  );
  const stores = world.plant.stores(storesOver(tables, processWatch(), clock));
  const deps: Deps = {
    ...stores,
    search: embeddedSearch(emptySegment()),
    documents: documentReader,
    embedder: shopEnglish,
    vectors: sqliteVectors(sqlite),
    csv,
    markdown,
    pictures,
    webhookEvents: {
      once: async (id, act) => {
        const ran = await stores.webhookEvents.once(id, act);
        if (ran) world.acted.push(id);
        return ran;
      },
    },
    payments: faultyPayments(slowPayments(payments, world.slow), killSwitch, faults),
    messages: faultyMessages(messages, killSwitch, faults),
    mail: faultyMail(world.engines?.mail ?? mailbox, killSwitch, faults),
    carriers: faultyCarriers(world.plant.carriers(world.carrier), killSwitch, faults),
    texts: mailboxTexts(mailbox),
    identity: nobodyKnown,
    files: faultyFiles(world.files, killSwitch, faults),
    workflows: {
      start: (...input) => engine.start(...input),
      state: (...input) => engine.state(...input),
      runs: (...input) => engine.runs(...input),
      find: (...input) => engine.find(...input),
      run: (...input) => engine.run(...input),
      succeed: (...input) => engine.succeed(...input),
      fail: (...input) => engine.fail(...input),
    },
    config: {
      ...localConfig({ port: 3000, secret: "faults", publishableKey: "pk_test_local" }),
      rateLimits: false,
    },
    telemetry: openTelemetry(() => undefined),
    now: clock,
    newId: randomUUID,
    vatIds,
    sign: signWith(() => "faults"),
    log: () => {},
    callerAddress: () => "here",
  };
  const engine = workflowEngine({
    sqlite,
    definitions,
    tasks: createTasks(deps),
    reads: readTasks,
    clock,
    onError: () => {},
  });
  const bound = bindConsumers(() => deps, {
    tables,
    messages,
    positionOf: (name) => ({
      read: async () => world.positions.get(name),
      write: (position) => {
        if (!killSwitch.killed) world.positions.set(name, position);
      },
    }),
    log: () => {},
  });
  void killSwitch.whenKilled.then(() => bound.close());
  const whileAlive = async (work: () => Promise<void>): Promise<void> => {
    await Promise.race([work(), killSwitch.whenKilled]);
  };

  return {
    killSwitch,
    deps,
    engine,
    settled: () =>
      whileAlive(async () => {
        for (let quiet = 0; quiet < 2; quiet++) {
          engine.tick();
          messages.tick();
          await engine.idle();
          await messages.idle();
          await bound.idle();
          await world.stripe.deliverDue(faults.deliveries());
        }
      }),
    resume: () =>
      whileAlive(async () => {
        await engine.resume();
        await bound.runAlone();
      }),
    async receive(request) {
      if (killSwitch.killed) throw new Error("connection refused");
      try {
        const rawBody = await request.text();
        const signature = request.headers.get("stripe-signature") ?? "";
        const received = receiveWebhook(deps, { type: "guest" }, { rawBody, signature });
        await Promise.race([received, killSwitch.whenKilled]);
        return new Response(null, { status: killSwitch.killed ? 502 : 200 });
      } catch (error) {
        return new Response(String(error), { status: DomainError.is(error) ? 503 : 500 });
      }
    },
  };
}

const unused = (): never => {
  throw new Error("the faults do not use this");
};
const nobodyKnown: Deps["identity"] = {
  signUp: unused,
  confirm: unused,
  resend: unused,
  signIn: unused,
  refresh: unused,
  signOut: unused,
  forgot: unused,
  reset: unused,
  changePassword: unused,
  verify: unused,
  remove: unused,
  find: async () => undefined,
  findByEmail: unused,
  create: unused,
  setGroups: unused,
  members: unused,
};

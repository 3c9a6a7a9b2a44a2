import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiFunction } from "../../infra/constructs/api-function.ts";
import { chatFunction, chatSocketFunction } from "../../infra/constructs/chat/chat-functions.ts";
import type { FunctionSpec } from "../../workflows/consumers/entry.ts";
import { consumers } from "../../workflows/registry.ts";
import { tasksFunction } from "../../workflows/tasks-function.ts";
import type { ScriptedModel } from "./agent/scripted-model.ts";
import { recordedPorts } from "./engines/recorded-ports.ts";
import { tradeADay } from "./fixtures/trading-day.ts";
import { type TestShop, testShop } from "./shop.ts";

/** Entries such as "api orders get" (function, table, method of the port) or "tasks sends orders". */
const seen = new Set<string>();

/** Methods that are used only after a fault. */
const afterFaults = new Set([
  // After an import that takes longer than one message works, and a product of it whose slug was taken meanwhile.
  "imports sends imports",
  "imports skus delete",
  // After an event of Stripe was delivered twice, or its handling failed.
  "api webhookEvents get",
  "api webhookEvents delete",
  // After a crash in the middle of a refund.
  "sweeper starts refund",
  "sweeper watches refund",
  // After a refund failed, a cardholder disputed, an order looked like fraud, or a name changed while it was listed.
  "metrics attention put",
  "metrics attention delete",
  "api publishes e-com67-admin-notifications",
  "tasks publishes e-com67-admin-notifications",
  "sweeper publishes e-com67-admin-notifications",
  // After a killed sender, a lost answer or a server that says "later".
  "notifications sends notifications",
  "staff-alerts sends staff-alerts",
  // After a message failed for good.
  "dead-letter-alerts publishes e-com67-admin-notifications",
  "customer-names customerTerms delete",
  // After a carrier that did not answer when a label was bought.
  "parcels settings get",
  // After a bank that answered before the checkout waited for it.
  "tasks completes a task",
  // After a crash before an order was committed, while its shopper put more of the same into the cart.
  "sweeper cart put",
  // After a checkout was opened whose workflow never started, the next one refuses it.
  "api checkouts update",
  "api watches checkout",
]);

let shop: TestShop;
let model: ScriptedModel;
beforeAll(async () => {
  shop = await testShop({
    rateLimits: true,
    chat: { models: { model: () => model } },
    portsOf: (name, ports) => recordedPorts(name, seen, ports),
  });
  await tradeADay(shop, (next) => {
    model = next;
  });
});
afterAll(() => shop.close());

describe("IAM permissions", () => {
  const functions: Readonly<Record<string, FunctionSpec>> = {
    api: apiFunction,
    tasks: tasksFunction,
    chat: chatFunction,
    "chat-socket": chatSocketFunction,
    ...consumers,
  };
  const allowed = Object.entries(functions).flatMap(([name, { permissions }]) =>
    [
      ...Object.entries(permissions.tables).flatMap(([table, methods]) =>
        methods.map((method) => `${table} ${method}`),
      ),
      ...(permissions.publishes ?? []).map((topic) => `publishes ${topic}`),
      ...(permissions.sends ?? []).map((queue) => `sends ${queue}`),
      ...(permissions.starts ?? []).map((workflow) => `starts ${workflow}`),
      ...(permissions.inspects ?? []).map((workflow) => `inspects ${workflow}`),
      ...(permissions.redrives ?? []).map((queue) => `redrives ${queue}`),
      ...(permissions.watches ?? []).map((workflow) => `watches ${workflow}`),
      ...(permissions.completes ? ["completes a task"] : []),
    ].map((act) => `${name} ${act}`),
  );

  test("allow everything that normal operation does to tables, queues, topics and workflows, function by function", () => {
    expect([...seen].filter((act) => !allowed.includes(act)).sort()).toEqual([]);
  });

  test("allow nothing that normal operation does not use", () => {
    expect(allowed.filter((act) => !seen.has(act) && !afterFaults.has(act)).sort()).toEqual([]);
  });
});

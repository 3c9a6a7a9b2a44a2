import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startWire, WireError, wireEnvironment } from "../../../scripts/testing/aws-wire.ts";
import { allTables, tables as specs } from "../stores/keys.ts";
import { cognitoIdentity } from "./identity/identity.ts";
import { sqsAndSns } from "./messages.ts";
import { regionTables } from "./table/region.ts";
import { stepFunctions } from "./workflows.ts";

const wire = await startWire();
afterAll(wire.stop);
beforeEach(() => {
  for (const [name, value] of Object.entries(wireEnvironment(wire.endpoint))) vi.stubEnv(name, value);
  // What is thrown is the same after three attempts, and comes sooner.
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
});

const key = { orderId: "o-1" };
const topic = "arn:aws:sns:eu-west-1:000000000000:orders";
const machine = "arn:aws:states:eu-west-1:000000000000:stateMachine:refund";
const tablesAt = () => regionTables(allTables, { prefix: "test-" });
const messagesAt = () =>
  sqsAndSns({
    queues: {
      orders: `${process.env["AWS_ENDPOINT_URL"]}/000000000000/orders`,
      notifications: "",
      "mail-feedback": "",
      "staff-alerts": "",
      imports: "",
      knowledge: "",
      "edge-purges": "",
      "search-rebuild": "",
    },
    topics: { "e-com67-order-notifications": topic, "e-com67-admin-notifications": topic },
  });
const workflowsAt = () => stepFunctions({ checkout: machine, refund: machine });

/** What a workflow's tasks ask AWS for, by new clients of the endpoint in the environment. */
const calls: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["reading an item", () => tablesAt().get(specs.orders, key)],
  ["writing an item", () => tablesAt().put(specs.orders, key)],
  ["a transaction", () => tablesAt().transact([{ table: specs.orders, put: key }])],
  ["a batch", () => tablesAt().getAll(specs.orders, [key])],
  ["sending to a queue", () => messagesAt().send("orders", { body: key })],
  ["publishing to a topic", () => messagesAt().publish("e-com67-order-notifications", { body: key })],
  ["starting a workflow", () => workflowsAt().start("refund", "r-1", {})],
  ["asking for a workflow's state", () => workflowsAt().state("refund", "r-1")],
  ["completing a token", () => workflowsAt().succeed("token", {})],
  ["failing a token", () => workflowsAt().fail("token", "PAYMENT_DECLINED", "no")],
  [
    "looking up an account",
    () => cognitoIdentity({ userPoolId: "eu-west-1_pool", clientId: "client" }).find("user-1"),
  ],
];

describe.each(calls)("%s", (_, call) => {
  test("without a connection is unavailable", async () => {
    // The port of a service that nobody runs.
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    await expect(call()).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  });

  test.each([
    ["InternalServerError", 500],
    ["ServiceUnavailable", 503],
  ])("while the service answers %s is unavailable", async (type, status) => {
    wire.answer(() => new WireError(type, status));
    await expect(call()).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  });

  test("without permission is a mistake of the deployment, which trying again does not mend", async () => {
    wire.answer(() => new WireError("AccessDeniedException"));
    await expect(call()).rejects.toMatchObject({ name: "AccessDeniedException" });
  });
});

test.each(["RequestThrottled", "ThrottlingException"])(
  "a queue and a topic that are busy (%s) are unavailable",
  async (type) => {
    wire.answer(() => new WireError(type));
    for (const [name, call] of calls.filter(([name]) => /queue|topic/.test(name)))
      await expect(call(), name).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  },
);

import { beforeAll, describe, expect, test } from "vitest";
import { address, testShop } from "../../../../scripts/testing/shop.ts";
import type { Log } from "../../../deps.ts";
import { logLine } from "../../log.ts";
import { type RecordedSpan, recordTraces, traces } from "./recorder.ts";
import { placed } from "./tree.ts";

beforeAll(() => recordTraces());

const click = { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", spanId: "00f067aa0ba902b7" };
const traceparent = `00-${click.traceId}-${click.spanId}-01`;

test("one purchase is one trace, from the click to the confirmation mail, on one page", async () => {
  const shop = await testShop();
  const { productId } = await shop.addProduct();
  const shopper = await shop.shopper("long.name.of.a.shopper@example.com");
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const { orderId } = await shopper.json<{ orderId: string }>(
    shopper.post(
      "/orders",
      { paymentMethodId: "pm_card_visa", shippingAddress: address },
      { traceparent, "x-request-id": "click-1" },
    ),
  );
  await shop.settled();
  const spans = traces.find(click.traceId) ?? [];
  const named = new Map(spans.map((span) => [span.spanId, span.name]));
  const parentOf = (name: string) => {
    const found = spans.filter((span) => span.name === name);
    return found.map(({ parentId = "" }) => (parentId === click.spanId ? "the click" : named.get(parentId)));
  };
  expect(parentOf("POST")).toEqual(["the click"]);
  expect(parentOf("start checkout")).toEqual(["POST"]);
  for (const step of ["priceOrder", "reserveStock", "screenOrder", "authorizePayment", "screenPayment"])
    expect(parentOf(step), step).toEqual(["start checkout"]);
  for (const step of ["capturePayment", "commitOrder", "queueOrder"])
    expect(parentOf(step), step).toEqual(["start checkout"]);
  expect(parentOf("send orders")).toEqual(["queueOrder"]);
  expect(parentOf("order-processor")).toEqual(["send orders"]);
  expect(parentOf("publish e-com67-order-notifications")).toContain("order-processor");
  expect(parentOf("notifications")).toContain("publish e-com67-order-notifications");
  expect(parentOf("send mail")).toContain("notifications");
  for (const span of spans) {
    expect(span.attributes, span.name).toMatchObject({ "order.id": orderId, "request.id": "click-1" });
    expect(span.endedAt, span.name).toBeGreaterThanOrEqual(span.startedAt);
  }
  expect(placed(spans)).toHaveLength(spans.length);
  const page = await shop.fetch(new Request(`http://localhost/_local/traces/${click.traceId}`));
  const html = await page.text();
  for (const { name } of spans) expect(html).toContain(name);
  expect(html).toContain("another program, which sent a traceparent");
  expect(spans.find(({ name }) => name === "send mail")?.attributes["mail.kind"]).toBe("order.confirmed");
  expect(JSON.stringify(spans)).not.toMatch(/shopper@example|Market Street|pm_card/);
  const foreign = new Request("http://shop.example/_local/traces", { headers: { host: "shop.example" } });
  expect((await shop.fetch(foreign)).status).toBe(404);
  const metrics = await (await shop.fetch(new Request("http://localhost/_local/metrics"))).text();
  expect(metrics).toMatch(/Orders<\/span><strong>1</);
  expect(metrics).toContain("reserveStock");
  await shop.close();
});

test("a trace says whose page was clicked, and nothing of a page of another site", async () => {
  const shop = await testShop();
  const begunBy = async (digit: string, origin: string) => {
    const traceId = digit.repeat(32);
    const headers = { origin, traceparent: `00-${traceId}-${"b".repeat(16)}-01` };
    await shop.guest.post("/cart/quote", { items: [] }, headers);
    return (await shop.fetch(new Request(`http://localhost/_local/traces/${traceId}`))).text();
  };
  expect(await begunBy("1", "http://localhost:3001")).toContain("A click in the storefront");
  expect(await begunBy("2", "http://localhost:3002")).toContain("A click in the admin");
  const foreign = await begunBy("3", "https://evil.example");
  expect(foreign).toContain("another program, which sent a traceparent");
  expect(foreign).not.toContain("A click");
  await shop.close();
});

test("reads without a traceparent, and those that say they are not sampled, are not recorded", async () => {
  const shop = await testShop();
  const before = traces.list().length;
  await shop.guest.get("/products");
  await shop.guest.get("/products", { traceparent: `00-${"a".repeat(32)}-${"b".repeat(16)}-00` });
  for (const wrong of [
    "nonsense",
    `00-${"0".repeat(32)}-${"b".repeat(16)}-01`,
    `ff-${"a".repeat(32)}-${"b".repeat(16)}-01`,
  ])
    expect((await shop.guest.get("/products", { traceparent: wrong })).status).toBe(200);
  expect(traces.list()).toHaveLength(before);
  await shop.guest.get("/products", { traceparent: `00-${"c".repeat(32)}-${"d".repeat(16)}-01` });
  expect(traces.find("c".repeat(32))?.map(({ attributes }) => attributes["http.route"])).toEqual([
    "/products",
  ]);
  await shop.close();
});

describe("the log of sign-ups, purchases and failures", () => {
  test("names requests, traces and orders, and holds no password, token, card or address", async () => {
    const lines: string[] = [];
    const log: Log = (level, message, fields = {}) => lines.push(logLine({ level, message }, fields));
    const shop = await testShop({ log });
    const password = "Kn0wn#Secret-2026";
    const email = "ada.known@example.com";
    await shop.guest.post("/auth/sign-up", { email, password });
    await shop.guest.post("/auth/sign-in", { email, password: `${password}x` });
    const { productId } = await shop.addProduct();
    const shopper = await shop.shopper();
    await shopper.post("/cart", { productId, quantity: 1 });
    const known = {
      street: "17 Known Lane",
      city: "Knownville",
      state: "CA",
      zipCode: "94105",
      country: "US",
    };
    const order = {
      paymentMethodId: "pm_card_chargeDeclined",
      shippingAddress: { ...known, phone: "+14155550199" },
    };
    const token = "eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl";
    await shop.guest.post("/orders", order, { authorization: `Bearer ${token}` });
    await shopper.post("/orders", order);
    await shop.settled();
    // A failure whose error and fields carry what nobody may read.
    await shop.deps.telemetry.run(
      { name: "test", kind: "internal", begins: true, requestId: "req-1", orderId: "o-1" },
      async () =>
        shop.deps.log("error", "failed", {
          error: new Error(`card 4242 4242 4242 4242 of ${email} with ${token} and pi_1_secret_abc`, {
            cause: new Error("sk_test_known"),
          }),
          password,
          shippingAddress: known,
          phone: "+14155550199",
        }),
    );
    const all = lines.join("\n");
    for (const secret of [
      password,
      email,
      "Known Lane",
      "+14155550199",
      "4242 4242",
      token,
      "sk_test_known",
      "pi_1_secret_abc",
    ])
      expect(all, secret).not.toContain(secret);
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      requestId: "req-1",
      orderId: "o-1",
      traceId: expect.stringMatching(/^[\da-f]{32}$/),
    });
    await shop.close();
  });
});

test("siblings stand by time, under their parents, and a child that came first is not lost", () => {
  const span = (spanId: string, parentId: string | undefined, startedAt: number): RecordedSpan => ({
    traceId: "t",
    spanId,
    parentId,
    name: spanId,
    kind: "internal",
    startedAt,
    endedAt: startedAt,
    error: undefined,
    attributes: {},
  });
  const all = [
    span("late", "root", 9),
    span("early", "root", 2),
    span("inner", "early", 3),
    span("root", "gone", 1),
  ];
  expect(placed(all).map(({ span: { name }, depth }) => `${depth} ${name}`)).toEqual([
    "0 root",
    "1 early",
    "2 inner",
    "1 late",
  ]);
});

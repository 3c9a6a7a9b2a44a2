import { operationsOf, type PlacedOperation } from "../openapi/document.ts";
import { type Random, randomFrom } from "../random.ts";
import { address, type Caller, type TestShop, testShop } from "../shop.ts";
import { type FuzzedRequest, requestOf } from "./requests.ts";

/** What went wrong, and the first request that showed it. */
export type Finding = { readonly problem: string; readonly first: FuzzedRequest; times: number };
export type FuzzReport = {
  readonly requests: number;
  readonly statuses: ReadonlyMap<number, number>;
  /** Operations that never answered with success. */
  readonly neverServed: readonly string[];
  readonly findings: readonly Finding[];
};

const email = "fuzz@example.com";
/** Milliseconds after which an answer counts as missing. */
const longest = 20_000;

/** Requests that one shop gets: some of them end the sessions and the rights of those who ask. */
const perShop = 500;

type Seen = {
  readonly statuses: Map<number, number>;
  readonly served: Set<string>;
  readonly findings: Map<string, Finding>;
};

/**
 * Sends requests made from /openapi.json to shops in memory, as a guest, a shopper and staff of each role. An answer that the
 * document does not have, an error in another shape, and a 500 are findings. The seed makes the same requests again.
 */
export async function fuzz(requests: number, seed: number): Promise<FuzzReport> {
  const seen: Seen = { statuses: new Map(), served: new Set(), findings: new Map() };
  let operations: readonly PlacedOperation[] = [];
  for (let sent = 0; sent < requests; sent += perShop) {
    const shop = await testShop({ streamFor: 50 });
    operations = await operationsOf(shop.app);
    await fuzzShop(shop, operations, Math.min(perShop, requests - sent), randomFrom(seed + sent), seen);
    await shop.settled();
    await shop.close();
  }
  const all = operations.map(({ operation }) => operation.operationId);
  return {
    requests,
    statuses: seen.statuses,
    neverServed: all.filter((id) => !seen.served.has(id)),
    findings: [...seen.findings.values()],
  };
}

async function fuzzShop(
  shop: TestShop,
  operations: readonly PlacedOperation[],
  requests: number,
  random: Random,
  { statuses, served, findings }: Seen,
): Promise<void> {
  const callers = await callersOf(shop);
  const shopper = await shop.shopper(email);
  const known = await worldOf(shop, shopper);
  for (let sent = 0; sent < requests; sent++) {
    if (sent % 50 === 0) await fillCart(shopper, known);
    const request = requestOf(random.pick(operations), random, known);
    const { status, problem, body } = await answerTo(random.pick(callers), request);
    if (status !== undefined) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status !== undefined && status < 400) served.add(request.operationId);
    if (problem !== undefined) {
      // Without what differs from one request to the next.
      const kind = problem.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID");
      const found = findings.get(kind) ?? { problem, first: request, times: 0 };
      found.times++;
      findings.set(kind, found);
    }
    learn(known, body);
  }
}

async function answerTo(
  caller: Caller,
  { method, path, headers, body }: FuzzedRequest,
): Promise<{ readonly status?: number; readonly problem?: string; readonly body?: unknown }> {
  try {
    const response = await inTime(caller.request(method, path, body, headers));
    const text = await inTime(response.text());
    const { status } = response;
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    if (status >= 400 && !isJson) return { status, problem: `${method} ${status} is no JSON` };
    const parsed: unknown = isJson && text !== "" ? JSON.parse(text) : undefined;
    return status >= 500 && status !== 503
      ? { status, problem: `${method} ${path.split("?")[0]} ${status}: ${text.slice(0, 300)}` }
      : { status, body: parsed };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(longest);
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      late.addEventListener("abort", () => reject(new Error("there was no answer in time")));
    }),
  ]);
}

/** A guest, a shopper and staff of each role. */
async function callersOf(shop: TestShop): Promise<readonly Caller[]> {
  return [
    shop.guest,
    await shop.shopper(email),
    await shop.admin(),
    await shop.admin(),
    await shop.staff("support"),
    await shop.staff("warehouse"),
  ];
}

/** Things to ask for: their ids by the names that parameters and fields have. */
async function worldOf(shop: TestShop, shopper: Caller): Promise<Map<string, string[]>> {
  const known = new Map<string, string[]>();
  for (let count = 0; count < 3; count++) learn(known, await shop.addProduct({ stock: 1_000 }));
  for (let count = 0; count < 2; count++) {
    await fillCart(shopper, known);
    const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    learn(known, await shopper.json(shopper.post("/orders", body)));
    await shop.settled();
  }
  const admin = await shop.admin();
  known.set("userId", [shopper.userId, admin.userId]);
  known.set("customerId", [shopper.userId]);
  known.set("email", [email]);
  known.set("password", ["Testing#2026"]);
  known.set("paymentMethodId", ["pm_card_visa", "pm_card_chargeDeclined"]);
  return known;
}

async function fillCart(shopper: Caller, known: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const [productId = ""] = known.get("productId") ?? [];
  // It may have been taken off sale meanwhile, which later requests find out.
  await shopper.post("/cart", { productId, quantity: 2 });
}

const mostKnown = 40;

/** Keeps the ids, versions and cursors of an answer, so that later requests ask for what there is. */
function learn(known: Map<string, string[]>, value: unknown): void {
  if (Array.isArray(value)) for (const one of value.slice(0, 5)) learn(known, one);
  if (typeof value !== "object" || value === null) return;
  for (const [name, one] of Object.entries(value)) {
    if (typeof one === "string" && /(Id|Key|slug|sku|queue|workflow)$/.test(name)) note(known, name, one);
    else if (typeof one === "number" && name === "version") note(known, "If-Match", `"${one}"`);
    else learn(known, one);
  }
}

function note(known: Map<string, string[]>, name: string, value: string): void {
  const values = known.get(name) ?? [];
  if (!values.includes(value)) known.set(name, [...values, value].slice(-mostKnown));
}

import { afterEach, expect, test, vi } from "vitest";
import type { Actor } from "./actor.ts";
import { DomainError } from "./errors.ts";
import { checkReadiness, type HealthDeps } from "./health.ts";

const anybody: Actor = { type: "guest" };
afterEach(() => vi.useRealTimers());

/** Engines that count how often they are asked and answer as `fault` says. */
function engines(fault: { [name: string]: () => Promise<never> } = {}) {
  const asked: Record<string, number> = {};
  const answer = <T>(name: string, value: T) => {
    return async (): Promise<T> => {
      asked[name] = (asked[name] ?? 0) + 1;
      return fault[name]?.() ?? value;
    };
  };
  const deps: HealthDeps = {
    limits: { hit: answer("storage", { allowed: true, retryAfter: 1 }) },
    messages: { depth: answer("messages", { waiting: 0, inFlight: 0, dead: 0 }) },
    workflows: { state: answer("workflows", "unknown" as const) },
    identity: { find: answer("identity", undefined) },
    search: { suggest: answer("search", { products: [], categories: [] }) },
    files: { list: answer("files", { files: [] }) },
    payments: { find: answer("payments", undefined) },
  };
  return { deps, asked, fault };
}

const down = (health: readonly { name: string; isUp: boolean }[] | undefined) =>
  health?.filter(({ isUp }) => !isUp).map(({ name }) => name);

test("a shop whose engines all answer is ready, also when the answer is that there is no such payment", async () => {
  const unknown = new DomainError("PAYMENT_NOT_FOUND", { paymentId: "pi_health" });
  const health = await checkReadiness(
    engines({ payments: async () => Promise.reject(unknown) }).deps,
    anybody,
  );
  expect(health.map(({ name, needed, isUp }) => `${name} ${needed} ${isUp}`)).toEqual([
    "storage true true",
    "messages true true",
    "workflows true true",
    "identity true true",
    "search false true",
    "files false true",
    "payments false true",
  ]);
});

test.each(["storage", "messages", "workflows", "identity"])(
  "without its %s it is not ready",
  async (name) => {
    const secret = "arn:aws:iam::1:role/secret sk_test_1";
    const { deps } = engines({ [name]: async () => Promise.reject(new Error(secret)) });
    const error = await checkReadiness(deps, anybody).catch((thrown: unknown) => thrown);
    if (!DomainError.is(error, "SERVICE_UNAVAILABLE")) throw error;
    expect(down(error.details.engines)).toEqual([name]);
    expect(JSON.stringify(error.details)).not.toContain("secret");
  },
);

test("without search, files and payments it is ready, and says that they are down", async () => {
  const gone = async () => Promise.reject(new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 }));
  const { deps } = engines({ search: gone, files: gone, payments: gone });
  expect(down(await checkReadiness(deps, anybody))).toEqual(["search", "files", "payments"]);
});

test("an engine that does not answer is down after two seconds, and one that throws at once does not end the process", async () => {
  vi.useFakeTimers();
  const { deps } = engines({
    search: () => new Promise(() => undefined),
    files: () => {
      throw new Error("not configured");
    },
  });
  const asking = checkReadiness(deps, anybody);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(down(await asking)).toEqual(["search", "files"]);
});

test("10,000 questions ask every engine once, a second later once more, and payments not for half a minute", async () => {
  vi.useFakeTimers();
  const { deps, asked, fault } = engines();
  const many = () => Promise.all(Array.from({ length: 10_000 }, () => checkReadiness(deps, anybody)));
  await many();
  expect(Object.values(asked)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  fault["storage"] = async () => Promise.reject(new Error("database or disk is full"));
  vi.advanceTimersByTime(1_001);
  await expect(many()).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  expect(asked).toMatchObject({ storage: 2, identity: 2, payments: 1 });
  delete fault["storage"];
  vi.advanceTimersByTime(30_000);
  expect(down(await checkReadiness(deps, anybody))).toEqual([]);
  expect(asked).toMatchObject({ storage: 3, payments: 2 });
});

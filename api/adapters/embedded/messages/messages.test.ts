import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runs } from "../../../../scripts/testing/properties/properties.ts";
import type { IncomingMessage, Subscription } from "../../../ports/messages.ts";
import { type MessagesUnderTest, messagesContract } from "../../contracts/messages.contract.ts";
import { openSqlite } from "../sqlite/sqlite.ts";
import { sqliteMessages } from "./messages.ts";

const newPath = () => join(mkdtempSync(join(tmpdir(), "messages-")), "shop.sqlite");

function openMessages(path: string, subscriptions: readonly Subscription[] = []) {
  const sqlite = openSqlite(path);
  const messages = sqliteMessages({ sqlite, subscriptions, visibilitySeconds: 30, onError: () => {} });
  const pass = async (seconds: number) => {
    await messages.idle();
    for (let second = 0; second < seconds; second++) {
      await vi.advanceTimersByTimeAsync(1_000);
      await messages.idle();
    }
  };
  return { sqlite, messages, pass };
}

function underTest(path: string, subscriptions: readonly Subscription[]): MessagesUnderTest {
  const { sqlite, messages, pass } = openMessages(path, subscriptions);
  return {
    messages,
    consume: (queue, consumer) => messages.consume(queue, consumer),
    pass,
    kill: async () => {
      await sqlite.close();
      return underTest(path, subscriptions);
    },
  };
}

describe("with a clock that the test moves", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  messagesContract(async (subscriptions) => underTest(newPath(), subscriptions));

  test("an id sent twenty times at once, and once more within five minutes, is delivered once", async () => {
    const { messages, pass } = openMessages(":memory:");
    const seen: IncomingMessage[] = [];
    messages.consume("orders", async (batch) => {
      seen.push(...batch);
      return { failed: [] };
    });
    const send = () => messages.send("orders", { id: "order-1", body: "paid" });
    await Promise.all(Array.from({ length: 20 }, send));
    await pass(299);
    await send();
    await messages.idle();
    expect(seen).toHaveLength(1);
    await pass(2);
    await send();
    await messages.idle();
    expect(seen).toHaveLength(2);
  });

  test("a delivery that hangs is repeated after its visibility timeout, and its late result changes nothing", async () => {
    const { messages, pass } = openMessages(":memory:");
    const attempts: number[] = [];
    const hung = Promise.withResolvers<{ failed: string[] }>();
    messages.consume(
      "orders",
      async (batch) => {
        attempts.push(...batch.map((message) => message.attempt));
        return attempts.length === 1 ? hung.promise : { failed: batch.map((message) => message.id) };
      },
      { concurrency: 1 },
    );
    await messages.send("orders", { body: "slow" });
    await vi.waitUntil(() => attempts.length === 1);
    expect(await messages.depth("orders")).toEqual({ waiting: 0, inFlight: 1, dead: 0 });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(attempts).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1_000);
    await messages.idle();
    expect(attempts).toEqual([1, 2]);
    hung.resolve({ failed: [] });
    await pass(5);
    expect(attempts).toEqual([1, 2, 3]);
    expect(await messages.depth("orders")).toEqual({ waiting: 0, inFlight: 0, dead: 1 });
  });

  test("messages that killed three processes become dead letters, and the ones behind them arrive", async () => {
    const path = newPath();
    for (let life = 1; life <= 3; life++) {
      const { sqlite, messages } = openMessages(path);
      if (life === 1)
        await Promise.all(Array.from({ length: 25 }, (_, body) => messages.send("orders", { body })));
      let taken = 0;
      const all = Promise.withResolvers<void>();
      messages.consume("orders", (batch) => {
        taken += batch.length;
        if (taken === 25) all.resolve();
        return new Promise(() => {});
      });
      await all.promise;
      await sqlite.close();
    }
    const { messages, pass } = openMessages(path);
    await messages.send("orders", { body: "sound" });
    const seen: IncomingMessage[] = [];
    messages.consume("orders", async (batch) => {
      seen.push(...batch);
      return { failed: [] };
    });
    await pass(1);
    expect(seen).toMatchObject([{ body: "sound", attempt: 1 }]);
    expect(await messages.depth("orders")).toEqual({ waiting: 0, inFlight: 0, dead: 25 });
  });

  test("a consumer that reports a failed message which was not in the batch fails the batch", async () => {
    const { messages, pass } = openMessages(":memory:");
    messages.consume("orders", async () => ({ failed: ["somebody else's"] }));
    await messages.send("orders", { body: 1 });
    await pass(10);
    expect(await messages.depth("orders")).toMatchObject({ dead: 1 });
  });

  test("a fan-out reaches all its queues or none", async () => {
    const { sqlite, messages } = openMessages(
      ":memory:",
      (["orders", "notifications"] as const).map((queue) => ({
        topic: "e-com67-order-notifications",
        queue,
      })),
    );
    sqlite.define(`CREATE TRIGGER full BEFORE INSERT ON messages WHEN NEW.queue = 'notifications'
      BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    const publish = () => messages.publish("e-com67-order-notifications", { id: "event-1", body: "paid" });
    await expect(publish()).rejects.toThrow("disk full");
    expect(await messages.depth("orders")).toMatchObject({ waiting: 0 });
    sqlite.define("DROP TRIGGER full");
    await publish();
    expect(await messages.depth("orders")).toMatchObject({ waiting: 1 });
    expect(await messages.depth("notifications")).toMatchObject({ waiting: 1 });
  });

  test("every message ends done or dead-lettered and is tried at most three times, whatever fails", async () => {
    const failures = fc.array(fc.nat(4), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(failures, fc.integer({ min: 1, max: 5 }), async (failuresOf, concurrency) => {
        const { sqlite, messages, pass } = openMessages(":memory:");
        const tries = failuresOf.map(() => 0);
        const stop = messages.consume(
          "orders",
          async (batch) => {
            const failed = batch.filter((message) => {
              const index = Number(message.body);
              tries[index] = message.attempt;
              return message.attempt <= (failuresOf[index] ?? 0);
            });
            return { failed: failed.map((message) => message.id) };
          },
          { concurrency },
        );
        await Promise.all(failuresOf.map((_, body) => messages.send("orders", { body })));
        await pass(5);
        expect(tries).toEqual(failuresOf.map((failures) => Math.min(failures + 1, 3)));
        const dead = failuresOf.filter((failures) => failures >= 3).length;
        expect(await messages.depth("orders")).toEqual({ waiting: 0, inFlight: 0, dead });
        await stop();
        await sqlite.close();
      }),
      { numRuns: runs(30) },
    );
  });
});

test("messages that SQS would refuse are refused", async () => {
  const { messages } = openMessages(":memory:");
  await expect(messages.send("orders", { body: "x".repeat(262_144) })).rejects.toThrow(RangeError);
  await expect(messages.send("orders", { body: 1 }, { delaySeconds: 901 })).rejects.toThrow(RangeError);
});

test("a process killed with SIGKILL during a delivery loses no acknowledged message", async () => {
  const path = newPath();
  const dying = `
    import { openSqlite } from ${JSON.stringify(new URL("../sqlite/sqlite.ts", import.meta.url).href)};
    import { sqliteMessages } from ${JSON.stringify(new URL("./messages.ts", import.meta.url).href)};
    const messages = sqliteMessages({ sqlite: openSqlite(${JSON.stringify(path)}), subscriptions: [] });
    await Promise.all([1, 2, 3].map((body) => messages.send("orders", { body })));
    messages.consume("orders", () => process.kill(process.pid, "SIGKILL"));
    setInterval(() => {}, 1000);`;
  const died = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", dying]);
  await expect(died).rejects.toMatchObject({ signal: "SIGKILL" });

  const { messages } = openMessages(path);
  const seen: IncomingMessage[] = [];
  messages.consume("orders", async (batch) => {
    seen.push(...batch);
    return { failed: [] };
  });
  await messages.idle();
  expect(seen.map((message) => [message.body, message.attempt])).toEqual([
    [1, 2],
    [2, 2],
    [3, 2],
  ]);
});

import { describe, expect, test } from "vitest";
import type { Consumer, IncomingMessage, Messages, QueueName, Subscription } from "../../ports/messages.ts";
import { maxDeliveries } from "../../ports/messages.ts";

/** What a Messages engine has to show the contract. */
export type MessagesUnderTest = {
  readonly messages: Messages;
  /** Binds a consumer as production does; call the answer to stop. */
  readonly consume: (queue: QueueName, consumer: Consumer) => () => Promise<void>;
  /** Lets time pass and waits until what is due is delivered and finished. */
  readonly pass: (seconds: number) => Promise<void>;
  /** Ends the process as a kill would, in the middle of its deliveries, and starts another on the same queues. */
  readonly kill: () => Promise<MessagesUnderTest>;
};

/** Longer than any backoff, visibility or delay that a case leaves open. */
const aWhile = 60;

/** Every engine passes this, or it is not a Messages. */
export function messagesContract(
  fresh: (subscriptions: readonly Subscription[]) => Promise<MessagesUnderTest>,
): void {
  describe("messages", () => {
    test("twenty messages sent at once all arrive with body and attributes, and the queue is empty after", async () => {
      const { messages, consume, pass } = await fresh([]);
      const { consumer, seen } = recorder();
      consume("orders", consumer);
      const sent = Array.from({ length: 20 }, (_, index) => ({
        body: { orderId: `o-${index}`, lines: [{ quantity: index, note: "ü ✓" }] },
        attributes: { kind: index % 2 ? "odd" : "even" },
      }));
      await Promise.all(sent.map((message) => messages.send("orders", message)));
      await pass(1);
      expect(bodies(seen)).toEqual(bodies(sent));
      expect(seen.map((message) => message.attributes["kind"]).filter((kind) => kind === "odd")).toHaveLength(
        10,
      );
      expect(await messages.depth("orders")).toEqual({ waiting: 0, inFlight: 0, dead: 0 });
    });

    test("a batch holds ten at most", async () => {
      const { messages, consume, pass } = await fresh([]);
      await Promise.all(Array.from({ length: 25 }, (_, body) => messages.send("orders", { body })));
      const sizes: number[] = [];
      consume("orders", async (batch) => {
        sizes.push(batch.length);
        return { failed: [] };
      });
      await pass(aWhile);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(25);
    });

    test("a delayed message comes late, not early", async () => {
      const { messages, consume, pass } = await fresh([]);
      const { consumer, seen } = recorder();
      consume("orders", consumer);
      await messages.send("orders", { body: "later" }, { delaySeconds: 5 });
      await pass(3);
      expect(seen).toEqual([]);
      await pass(4);
      expect(seen).toMatchObject([{ body: "later", attempt: 1 }]);
    });

    test("only the failed part of a batch comes again, each time counted", async () => {
      const { messages, consume, pass } = await fresh([]);
      const { consumer, seen } = recorder(
        (message) => message.body === "bad" && message.attempt < maxDeliveries,
      );
      await Promise.all(["good", "bad", "fine"].map((body) => messages.send("orders", { body })));
      consume("orders", consumer);
      await pass(aWhile);
      const tries = (body: string) => seen.filter((message) => message.body === body);
      expect(tries("good")).toHaveLength(1);
      expect(tries("fine")).toHaveLength(1);
      expect(tries("bad").map((message) => message.attempt)).toEqual([1, 2, 3]);
      expect(new Set(tries("bad").map((message) => message.id)).size).toBe(1);
      expect(await messages.depth("orders")).toEqual({ waiting: 0, inFlight: 0, dead: 0 });
    });

    test("a consumer that throws fails the whole batch", async () => {
      const { messages, consume, pass } = await fresh([]);
      const seen: IncomingMessage[] = [];
      await Promise.all(["a", "b"].map((body) => messages.send("orders", { body })));
      let thrown = 0;
      consume("orders", async (batch) => {
        if (batch.some((message) => message.attempt === 1)) {
          thrown += batch.length;
          throw new Error("the database is away");
        }
        seen.push(...batch);
        return { failed: [] };
      });
      await pass(aWhile);
      expect(thrown).toBeGreaterThanOrEqual(2);
      expect(bodies(seen)).toEqual(bodies([{ body: "a" }, { body: "b" }]));
    });

    test("three failures make a dead letter, and a redrive brings it back with its attempts forgotten", async () => {
      const { messages, consume, pass } = await fresh([]);
      let broken = true;
      const { consumer, seen } = recorder(() => broken);
      consume("orders", consumer);
      await messages.send("orders", { body: "poison" });
      await pass(aWhile);
      expect(seen.map((message) => message.attempt)).toEqual([1, 2, 3]);
      expect(await messages.depth("orders")).toEqual({ waiting: 0, inFlight: 0, dead: 1 });
      broken = false;
      expect(await messages.redrive("orders")).toBe(1);
      await pass(aWhile);
      expect(seen.at(-1)).toMatchObject({ body: "poison", attempt: 1 });
      expect(await messages.depth("orders")).toEqual({ waiting: 0, inFlight: 0, dead: 0 });
      expect(await messages.redrive("orders")).toBe(0);
    });

    test("dead letters are listed with what they say; one is redriven once though asked twice, another deleted", async () => {
      const { messages, consume, pass } = await fresh([]);
      let broken = true;
      const { consumer, seen } = recorder(() => broken);
      consume("orders", consumer);
      for (const body of ["one", "two", "three"])
        await messages.send("orders", { body: { note: body }, attributes: { kind: body } });
      await pass(aWhile);
      const dead = await messages.deadLetters("orders", 10);
      expect(
        dead.map(({ body, attributes }) => `${attributes["kind"]} ${JSON.stringify(body)}`).toSorted(),
      ).toEqual(["one", "three", "two"].map((note) => `${note} ${JSON.stringify({ note })}`));
      for (const { attempts } of dead) expect(attempts).toBeGreaterThanOrEqual(maxDeliveries);
      expect(await messages.deadLetters("orders", 2)).toHaveLength(2);
      const idOf = (note: string) =>
        dead.find(({ attributes }) => attributes["kind"] === note)?.id ?? "missing";
      broken = false;
      const before = seen.length;
      const redriven = [
        await messages.redrive("orders", idOf("one")),
        await messages.redrive("orders", idOf("one")),
      ];
      expect(redriven).toEqual([1, 0]);
      await pass(aWhile);
      expect(seen.slice(before)).toMatchObject([{ body: { note: "one" }, attempt: 1 }]);
      expect(await messages.deleteDeadLetter("orders", idOf("two"))).toBe(true);
      expect(await messages.deleteDeadLetter("orders", idOf("two"))).toBe(false);
      expect(await messages.redrive("orders", "no-such-message")).toBe(0);
      expect((await messages.deadLetters("orders", 10)).map(({ body }) => body)).toEqual([{ note: "three" }]);
      expect(await messages.deadLetters("notifications", 10)).toEqual([]);
      await pass(aWhile);
      expect(seen).toHaveLength(before + 1);
    });

    test("a topic reaches every queue whose filter accepts the message, and no other", async () => {
      const { messages, consume, pass } = await fresh([
        { topic: "e-com67-order-notifications", queue: "notifications" },
        {
          topic: "e-com67-order-notifications",
          queue: "orders",
          filter: { event: ["cancelled", "refunded"], region: ["eu"] },
        },
      ]);
      const orders = recorder();
      const notifications = recorder();
      consume("orders", orders.consumer);
      consume("notifications", notifications.consumer);
      const publish = (body: string, attributes: Record<string, string>) =>
        messages.publish("e-com67-order-notifications", { body, attributes });
      await publish("both", { event: "refunded", region: "eu" });
      await publish("wrong value", { event: "paid", region: "eu" });
      await publish("one attribute missing", { event: "refunded" });
      await messages.publish("e-com67-admin-notifications", { body: "nobody listens" });
      await pass(aWhile);
      expect(bodies(orders.seen)).toEqual(['"both"']);
      expect(bodies(notifications.seen)).toEqual(['"both"', '"one attribute missing"', '"wrong value"']);
    });

    test("killed in the middle of a delivery, the next process gets the message again", async () => {
      const first = await fresh([]);
      const started = Promise.withResolvers<void>();
      first.consume("orders", () => {
        started.resolve();
        return new Promise(() => {});
      });
      await first.messages.send("orders", { body: "half done" });
      await started.promise;
      await first.messages.send("notifications", { body: "acknowledged" });
      const second = await first.kill();
      const orders = recorder();
      const notifications = recorder();
      second.consume("orders", orders.consumer);
      second.consume("notifications", notifications.consumer);
      await second.pass(aWhile);
      expect(orders.seen).toMatchObject([{ body: "half done", attempt: 2 }]);
      expect(notifications.seen).toMatchObject([{ body: "acknowledged" }]);
    });

    test("a stopped consumer takes nothing more, and what is left waits for the next one", async () => {
      const { messages, consume, pass } = await fresh([]);
      const before = recorder();
      const stop = consume("orders", before.consumer);
      await messages.send("orders", { body: "one" });
      await pass(1);
      await stop();
      await messages.send("orders", { body: "two" });
      await pass(1);
      const after = recorder();
      consume("orders", after.consumer);
      await pass(aWhile);
      expect([bodies(before.seen), bodies(after.seen)]).toEqual([['"one"'], ['"two"']]);
    });
  });
}

/** Remembers what came, and fails what `fails` says. */
function recorder(fails: (message: IncomingMessage) => boolean = () => false) {
  const seen: IncomingMessage[] = [];
  const consumer: Consumer = async (batch) => {
    seen.push(...batch);
    return { failed: batch.filter(fails).map((message) => message.id) };
  };
  return { consumer, seen };
}

const bodies = (messages: readonly { readonly body: unknown }[]): string[] =>
  messages.map((message) => JSON.stringify(message.body)).toSorted();

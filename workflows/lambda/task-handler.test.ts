import { expect, test } from "vitest";
import { DomainError } from "../../api/domain/errors.ts";
import { taskHandler } from "./task-handler.ts";

const event = { task: "reserveStock", execution: "order-1", input: { orderId: "order-1" } };

test("a step gets its input, the order's name, and the token where the workflow waits for one", async () => {
  const handler = taskHandler({ reserveStock: async (input, context) => ({ input, ...context }) });
  expect(await handler(event)).toEqual({ input: event.input, execution: "order-1" });
  expect(await handler({ ...event, token: "t" })).toMatchObject({ token: "t" });
});

test("too little stock reaches Step Functions under the name that the checkout catches", async () => {
  const details = { lines: [{ productId: "mug", available: 1, requested: 2 }] };
  const handler = taskHandler({
    reserveStock: async () => {
      throw new DomainError("OUT_OF_STOCK", details);
    },
  });
  await expect(handler(event)).rejects.toMatchObject({
    name: "OUT_OF_STOCK",
    message: JSON.stringify(details),
  });
});

test("a fault that nobody foresaw keeps its own name", async () => {
  const handler = taskHandler({
    reserveStock: async () => {
      throw new TypeError("the database is away");
    },
  });
  await expect(handler(event)).rejects.toMatchObject({ name: "TypeError" });
});

test.each([
  ["a step that is not there", { ...event, task: "giveAway" }],
  ["what every object has", { ...event, task: "toString" }],
  ["an event without an order", { task: "reserveStock", input: {} }],
  ["an event without an input", { task: "reserveStock", execution: "order-1" }],
])("%s is refused", async (_, wrong) => {
  await expect(taskHandler({ reserveStock: async () => null })(wrong)).rejects.toThrow();
});

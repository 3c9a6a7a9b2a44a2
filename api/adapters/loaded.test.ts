import { expect, test } from "vitest";
import { lazy } from "./lazy.ts";
import { loaded } from "./loaded.ts";

type Till = { add(amount: number): Promise<number>; fail(): Promise<never> };

function opened() {
  let times = 0;
  const open = lazy(async (): Promise<Till> => {
    times++;
    let total = 0;
    return {
      add: async (amount) => {
        total += amount;
        return total;
      },
      fail: async () => {
        throw new Error("closed");
      },
    };
  });
  return { till: loaded(open), times: () => times };
}

test("a port is made with the first call, once, and passes on what is given, answered and thrown", async () => {
  const { till, times } = opened();
  expect(times()).toBe(0);
  expect(await Promise.all([till.add(1), till.add(2)])).toEqual([1, 3]);
  await expect(till.fail()).rejects.toThrow("closed");
  expect(times()).toBe(1);
});

test("awaiting the port itself neither makes it nor waits", async () => {
  const { till, times } = opened();
  await (async () => till)();
  expect(times()).toBe(0);
});

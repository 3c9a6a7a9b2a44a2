import { expect, test } from "vitest";
import { boundedQueue } from "./bounded-queue.ts";

test("of ten works at once two run at a time, three wait their turn and five are refused at once", async () => {
  const queue = boundedQueue({ atOnce: 2, waiting: 3, retryAfter: 4 });
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const work = (turn: number) => async () => {
    started.push(turn);
    running++;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running--;
    if (turn === 1) throw new Error("this one failed");
    return turn;
  };
  const results = await Promise.allSettled(Array.from({ length: 10 }, (_, turn) => queue(work(turn))));
  expect(most).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(results.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
    ...Array.from({ length: 5 }, () => "rejected"),
  ]);
  expect(results[9]).toMatchObject({ reason: { code: "SERVICE_UNAVAILABLE", details: { retryAfter: 4 } } });
  expect(await queue(async () => "free again")).toBe("free again");
});

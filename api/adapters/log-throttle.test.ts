import { expect, test } from "vitest";
import { throttledLog } from "./log-throttle.ts";

test("a fault that lasts is one line a second, each with how many were left out; other kinds are not held back", () => {
  const lines: string[] = [];
  let now = 0;
  const log = throttledLog(
    (level, message, fields) => {
      const { omitted } = fields ?? {};
      lines.push(`${now} ${level} ${message} ${typeof omitted === "number" ? omitted : ""}`.trim());
    },
    () => now,
  );
  const full = new Error("database or disk is full");
  for (; now < 2_500; now += 100) log("error", "queue failed", { queue: "orders", error: full });
  log("error", "queue failed", { error: new Error("another") });
  log("warn", "queue failed", { error: full });
  for (let turn = 0; turn < 3; turn++) log("info", "started");
  expect(lines).toEqual([
    "0 error queue failed",
    "1000 error queue failed 9",
    "2000 error queue failed 9",
    "2500 error queue failed",
    "2500 warn queue failed",
    "2500 info started",
    "2500 info started",
    "2500 info started",
  ]);
});

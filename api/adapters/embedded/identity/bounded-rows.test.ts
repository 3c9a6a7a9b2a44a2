import { expect, test } from "vitest";
import { hour, password, shopAt } from "./testing.ts";

test("addresses that nobody has leave rows for two days at most, however many are tried", async () => {
  const { identity, sqlite, time } = await shopAt({ confirmed: true });
  const tables = sqlite
    .all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'identity%'")
    .map((row) => String(row["name"]));
  const rows = () => tables.reduce((sum, table) => sum + sqlite.all(`SELECT 1 FROM ${table}`).length, 0);
  const tryAll = async (turn: number) => {
    const stranger = { email: `nobody-${turn}@example.com`, caller: `203.0.113.${turn}` };
    await Promise.allSettled([
      identity.signIn({ ...stranger, password: "Wrong#2026" }),
      identity.forgot(stranger),
      identity.resend(stranger),
      identity.confirm({ ...stranger, code: "000000" }),
      identity.reset({ ...stranger, code: "000000", password }),
      identity.signUp({ ...stranger, password }),
    ]);
  };
  for (let turn = 0; turn < 50; turn++) await tryAll(turn);
  const full = rows();
  expect(full).toBeGreaterThan(50);
  time.now += 49 * hour;
  await tryAll(99);
  expect(rows()).toBeLessThan(20);
});

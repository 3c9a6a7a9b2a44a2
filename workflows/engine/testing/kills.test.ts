import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openSqlite } from "../../../api/adapters/embedded/sqlite/sqlite.ts";
import { randomFrom } from "../../../scripts/testing/random.ts";
import type { StateMachine } from "../../asl/types.ts";
import { workflowEngine } from "../engine.ts";

const kills = 15;
const ordersPerLife = 20;
const shop = fileURLToPath(new URL("./kills.process.ts", import.meta.url));
const states = [
  "Reserve",
  "Note",
  "Flaky",
  "Rest",
  "Ask",
  "Ship",
  "Ship",
  "Ship",
  "Lines",
  "Late",
  "Book",
  "Placed",
];
const effects = ["reserve", "flaky", "ask", "ship1", "ship2", "ship3", "book"];

test("a shop that is killed 15 times while orders run ends every order once and skips no step", async () => {
  const random = randomFrom(kills);
  const directory = await mkdtemp(`${tmpdir()}/engine-`);
  const [file, log] = [`${directory}/shop.db`, `${directory}/effects.log`];
  const size = (): number => (existsSync(log) ? statSync(log).size : 0);

  for (let life = 0; life <= kills; life++) {
    const orders = [life * ordersPerLife, life < kills ? ordersPerLife : 0].map(String);
    const child = spawn(process.execPath, [shop, file, log, ...orders], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const ended = once(child, "exit");
    if (life < kills) {
      // The kill happens after a random amount of work, so that every kill interrupts some.
      const enough = size() + random.between(0, 3000);
      while (size() <= enough && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 1));
      child.kill("SIGKILL");
    }
    const [code] = await ended;
    if (life === kills) expect(code).toBe(0);
  }

  const sqlite = openSqlite(file);
  const definitions: Record<string, StateMachine> = {};
  const engine = workflowEngine({ sqlite, definitions, tasks: {} });
  const ended = engine.list({ limit: 10_000 });
  const done = Map.groupBy(readFileSync(log, "utf8").trim().split("\n"), (line) => line.split(" ")[0] ?? "");
  const begun = new Set([...done.keys(), ...ended.map(({ name }) => name)]);
  expect(begun.size).toBeGreaterThan(kills);
  expect(new Set(ended.map(({ name }) => name))).toEqual(begun);
  for (const { name, status, error } of ended) {
    expect({ name, status, error }).toEqual({ name, status: "SUCCEEDED", error: undefined });
    const history = engine.history("order", name);
    expect(history.map(({ state }) => state)).toEqual(states);
    const lines = (done.get(name) ?? []).map((line) => line.split(" "));
    expect(effects.filter((effect) => !lines.some(([, did]) => did === effect))).toEqual([]);
    // A random id chosen before a task acts is the same for every later task, despite the kills.
    expect(new Set(lines.flatMap(([, , id]) => id ?? [])).size).toBe(1);
  }
  await engine.close();
  await sqlite.close();
}, 120_000);

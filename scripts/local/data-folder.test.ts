import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testShop } from "../testing/shop.ts";
import { takeDataFolder } from "./data-folder.ts";
import { serveOn, stopServers } from "./listening.ts";
import { seedShop } from "./seed.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "data-")), "shop");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

/** A shop that was started once and closed, in a folder that this process took. */
async function usedShop(): Promise<void> {
  const taken = takeDataFolder(folder, { reset: false });
  const shop = await testShop({ folder });
  await seedShop(shop, 1, () => {});
  await shop.close();
  taken.release();
}

test("only the owner reads a shop's folder and files, also those of an earlier version", async () => {
  await usedShop();
  expect(modeOf(folder)).toBe("700");
  for (const name of readdirSync(folder)) expect(modeOf(join(folder, name)), name).toMatch(/^[67]00$/);
  spawnSync("chmod", ["-R", "go+rX", folder]);
  takeDataFolder(folder, { reset: false }).release();
  expect(modeOf(folder)).toBe("700");
  expect(modeOf(join(folder, "shop.sqlite"))).toBe("600");
});

test("a second start on the same data is refused, in this process and in another, until the first one ends", async () => {
  const first = takeDataFolder(folder, { reset: false });
  expect(() => takeDataFolder(folder, { reset: false })).toThrow("Another process has the shop");
  const other = spawnSync(
    process.execPath,
    ["scripts/start.ts", "--data", folder, "--seed-only", "--products", "1"],
    { encoding: "utf8" },
  );
  expect(other.status).toBe(1);
  expect(other.stderr).toContain("Another process has the shop");
  first.release();
  takeDataFolder(folder, { reset: false }).release();
});

test("a start whose port is in use ends before it resumes or writes anything", async () => {
  const server = await serveOn(() => new Response("somebody else"), 0, "127.0.0.1");
  const { port } = server.address() as AddressInfo;
  const started = spawn(process.execPath, ["scripts/start.ts", "--data", folder, "--port", String(port)]);
  let said = "";
  started.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const [status] = (await once(started, "exit")) as [number];
  await stopServers([server]);
  expect([status, said]).toEqual([1, expect.stringContaining(`Port ${port} is in use`)]);
  expect(readdirSync(folder).filter((name) => !name.startsWith("lock.sqlite"))).toEqual([]);
});

test("--reset deletes a shop's own files and leaves what somebody else put beside them", async () => {
  await usedShop();
  writeFileSync(join(folder, "notes.txt"), "mine");
  takeDataFolder(folder, { reset: true }).release();
  expect(existsSync(join(folder, "shop.sqlite"))).toBe(false);
  expect(existsSync(join(folder, "stripe.sqlite"))).toBe(false);
  expect(existsSync(join(folder, "notes.txt"))).toBe(true);
});

test("--reset of a folder without a shop deletes nothing", () => {
  const elsewhere = join(folder, "..");
  writeFileSync(join(elsewhere, "thesis.txt"), "years of work");
  expect(() => takeDataFolder(elsewhere, { reset: true })).toThrow("has no shop in it");
  expect(readdirSync(elsewhere)).toEqual(["thesis.txt"]);
});

test.each([
  ["empty", "shop.sqlite", (path: string) => truncateSync(path)],
  ["empty", "stripe.sqlite", (path: string) => truncateSync(path)],
  ["missing", "shop.sqlite", (path: string) => rmSync(path)],
  ["missing", "stripe.sqlite", (path: string) => rmSync(path)],
  ["not a database", "shop.sqlite", (path: string) => writeFileSync(path, "x".repeat(8192))],
  ["not a database", "stripe.sqlite", (path: string) => writeFileSync(path, "x".repeat(8192))],
])("a start on a database that is %s stops and names it: %s", async (how, name, damage) => {
  await usedShop();
  damage(join(folder, name));
  const databases = () => readdirSync(folder).filter((file) => !/-(wal|shm)$/.test(file));
  const before = databases();
  expect(() => takeDataFolder(folder, { reset: false })).toThrow(join(folder, name));
  expect(() => takeDataFolder(folder, { reset: false })).toThrow(`is ${how}`);
  expect(databases()).toEqual(before);
});

test("a shop's data on one set of engines is not opened on another, where it would seem empty", async () => {
  await usedShop();
  expect(() => takeDataFolder(folder, { reset: false, engines: "emulated" })).toThrow(
    `The shop in ${folder} is on the embedded engines.`,
  );
  takeDataFolder(folder, { reset: false, engines: "embedded" }).release();
  takeDataFolder(folder, { reset: true, engines: "emulated" }).release();
});

import { afterAll, expect, test } from "vitest";
import { openSqlite } from "../embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../embedded/table/table.ts";
import { allTables } from "./keys.ts";
import { zipRatesIn } from "./zip-rates.ts";

const sqlite = openSqlite(":memory:");
afterAll(() => sqlite.close());
const zipRates = zipRatesIn(sqliteTables(sqlite, allTables));

const file = (basisPoints: number, ...zips: string[]) =>
  zips.map((zip) => ({ state: "CA", zip, components: [{ name: "State tax", basisPoints }] }));
const foundOf = async (...zips: string[]) =>
  Promise.all(zips.map(async (zip) => (await zipRates.find("CA", zip))?.[0]?.basisPoints));

test("a file takes the place of the one before, and again it comes to the same", async () => {
  await zipRates.replace("CA", file(600, "90001", "90002"), "one");
  for (const importId of ["two", "three"]) await zipRates.replace("CA", file(700, "90002"), importId);
  expect(await foundOf("90001", "90002")).toEqual([undefined, 700]);
});

test("of two files at the same moment, neither removes what the other has written", async () => {
  for (let round = 0; round < 20; round++) {
    await zipRates.replace("CA", file(600, "90001", "90009"), `before ${round}`);
    await Promise.all([
      zipRates.replace("CA", file(700, "90001", "90002"), `one ${round}`),
      zipRates.replace("CA", file(800, "90002", "90003"), `other ${round}`),
    ]);
    const [first, , third, old] = await foundOf("90001", "90002", "90003", "90009");
    expect([first, third, old]).toEqual([700, 800, undefined]);
  }
});

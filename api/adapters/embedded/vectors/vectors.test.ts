import { expect, test } from "vitest";
import { vectorIndexContract } from "../../contracts/vector-index.contract.ts";
import { openSqlite } from "../sqlite/sqlite.ts";
import { sqliteVectors } from "./vectors.ts";

vectorIndexContract(() => sqliteVectors(openSqlite(":memory:")));

test("passages are there for another process of the same shop", async () => {
  const sqlite = openSqlite(":memory:");
  const heading = "Hours";
  await sqliteVectors(sqlite).put("a/1", [{ heading, text: "nine", words: ["nine"], vector: [0.6, 0.8] }]);
  const [found] = await sqliteVectors(sqlite).search({
    editions: ["a/1"],
    vector: [0.6, 0.8],
    words: [],
    limit: 1,
  });
  expect(found).toMatchObject({ heading, text: "nine" });
  expect(found?.similarity).toBeCloseTo(1, 5);
});

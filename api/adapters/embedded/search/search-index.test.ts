import { expect, test } from "vitest";
import { asking, documentFor, put } from "../../contracts/search-index/kit.contract.ts";
import { searchIndexContract } from "../../contracts/search-index/search-index.contract.ts";
import { embeddedSearch } from "./search-index.ts";
import { emptySegment } from "./segment.ts";

searchIndexContract("this process's memory", async () => embeddedSearch(emptySegment()));

test("a rebuild requested during another one runs after it and reads the table's state at that time", async () => {
  const index = embeddedSearch();
  await expect(index.search(asking(""))).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  const gate = Promise.withResolvers<undefined>();
  async function* first() {
    yield [put(documentFor(1))];
    await gate.promise;
  }
  async function* second() {
    yield [put(documentFor(1), 2), put(documentFor(2))];
  }
  const both = [index.rebuild(first()), index.rebuild(second())];
  gate.resolve(undefined);
  expect(await Promise.all(both)).toEqual([{ documents: 1 }, { documents: 2 }]);
  expect((await index.search(asking(""))).total).toBe(2);
});

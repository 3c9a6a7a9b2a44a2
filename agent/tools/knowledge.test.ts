import { afterAll, beforeAll, expect, test } from "vitest";
import { guest } from "../../api/domain/actor.ts";
import { uploadDocument } from "../../api/domain/knowledge/service.ts";
import { toolCalls } from "../../scripts/testing/agent/tool-calls.ts";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;

beforeAll(async () => {
  shop = await testShop();
  const text =
    "# Shipping\n\n## Cost\n\nStandard shipping costs $5.95 and takes 3 to 5 working days.\n\n# Lost parcels\n\nWrite to us when a parcel is lost.\n";
  const content = new TextEncoder().encode(text);
  await uploadDocument(shop.deps, { type: "system", name: "test" }, { fileName: "shipping.md", content });
  const admin = await shop.admin();
  for (const [slug, title] of [
    ["returns", "Returns"],
    ["delivery", "Delivery"],
    ["imprint", "Imprint"],
  ] as const) {
    const page = { title, description: "", markdown: `About ${slug}.`, inFooter: true, position: 0 };
    await admin.json(admin.put(`/admin/pages/${slug}`, page, { "if-match": '"0"' }));
    await admin.json(admin.post(`/admin/pages/${slug}/publish`, undefined, { "if-match": '"1"' }));
  }
  await shop.settled();
});
afterAll(() => shop.close());

test("a guest's question is answered from the shop's documents, with the source", async () => {
  const outcome = await toolCalls(shop, guest)("search_knowledge", {
    query: "How much is standard shipping?",
  });
  const { passages } = outcome.facts;
  expect(Array.isArray(passages) && passages[0]).toEqual({
    documentId: "shipping.md",
    title: "Shipping",
    heading: "Cost",
    text: "Standard shipping costs $5.95 and takes 3 to 5 working days.",
  });
  expect(outcome.cards?.sources?.[0]).toMatchObject({ documentId: expect.any(String), title: "Shipping" });
});

test("what the documents do not answer has no passages, and leads to the shop's pages", async () => {
  const outcome = await toolCalls(shop, guest)("search_knowledge", { query: "zebra quantum xylophone" });
  expect(outcome.facts).toEqual({ passages: [] });
  expect(outcome.buttons?.map(({ payload }) => payload)).toEqual([
    { path: "/pages/delivery" },
    { path: "/pages/returns" },
  ]);
});

test("without the index the shopper is led to the shop's pages and to whom to write", async () => {
  const broken = {
    ...shop.deps,
    vectors: { ...shop.deps.vectors, search: () => Promise.reject(new Error("the index is down")) },
    log: () => undefined,
  };
  const outcome = await toolCalls({ deps: broken }, guest)("search_knowledge", { query: "shipping" });
  expect(outcome.facts).toEqual({ unavailable: true });
  expect(outcome.buttons?.map(({ text }) => text)).toEqual(["Delivery", "Returns"]);
});

test("a question that is too long is refused in words", async () => {
  const { facts } = await toolCalls(shop, guest)("search_knowledge", { query: "x".repeat(10_000) });
  expect(facts).toEqual({ error: "VALIDATION_ERROR", message: "query is too long." });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDemoDocuments } from "../../../scripts/testing/knowledge/documents.ts";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { searchKnowledge } from "../../domain/knowledge/search.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
  await addDemoDocuments(shop);
});
afterAll(() => shop.close());

type Document = { documentId: string; title: string; state: string; problem?: string; passages: number };
type Passage = { documentId: string; title: string; heading?: string; text: string; score: number };

const bytes = { "content-type": "application/octet-stream" };
const upload = (fileName: string, content: string | Uint8Array<ArrayBuffer>, caller = admin) =>
  caller.post(`/admin/knowledge?fileName=${encodeURIComponent(fileName)}`, content, bytes);
const documents = async () => (await admin.json<{ items: Document[] }>(admin.get("/admin/knowledge"))).items;
const document = async (documentId: string) =>
  (await documents()).find((one) => one.documentId === documentId);
async function processed(fileName: string, content: string | Uint8Array<ArrayBuffer>) {
  const { documentId } = await admin.json<Document>(upload(fileName, content));
  await shop.settled();
  return document(documentId);
}
const ask = async (question: string) =>
  (
    await admin.json<{ items: Passage[] }>(
      admin.get(`/admin/knowledge/passages?q=${encodeURIComponent(question)}`),
    )
  ).items;

describe("the knowledge base", () => {
  test("reads the demo shop's documents of every type", async () => {
    expect((await documents()).map(({ documentId, title, state }) => [documentId, title, state])).toEqual([
      ["changing-an-order.json", "Changing or cancelling an order", "ready"],
      ["contact.txt", "Contact and help", "ready"],
      ["payment.yaml", "Payment", "ready"],
      ["privacy.xml", "Privacy policy", "ready"],
      ["returns.html", "Returns and refunds", "ready"],
      ["shipping.md", "Shipping and delivery", "ready"],
      ["sizes-and-care.csv", "Sizes and care", "ready"],
      ["warranty.rst", "Warranty and repairs", "ready"],
    ]);
  });

  test("answers a guest's question with the passage that it stands in", async () => {
    const [best] = await searchKnowledge(shop.deps, { type: "guest" }, { query: "When do I get a refund?" });
    expect(best).toMatchObject({
      documentId: "returns.html",
      title: "Returns and refunds",
      heading: "When you get your money back",
    });
    expect(best?.text).toContain("within 5 working days");
  });

  test("finds nothing for a question that the documents do not answer", async () => {
    for (const question of ["Who won the world cup?", "Write a poem about cats", "?!", "   x  "])
      expect(await ask(question), question).toEqual([]);
  });
});

describe("a document", () => {
  test("that is replaced answers from the new file only, and one that is deleted from none", async () => {
    await processed("parking.txt", "Parking\n\nOur zeppelin hangar has room for nine zeppelins.");
    expect((await ask("zeppelin hangar"))[0]?.text).toContain("nine");
    await processed("Parking.TXT", "Parking\n\nOur zeppelin hangar has room for four zeppelins.");
    const passages = await ask("zeppelin hangar");
    expect(passages.map(({ text }) => text)).toEqual([expect.stringContaining("four")]);
    expect((await admin.delete("/admin/knowledge/parking.txt")).status).toBe(204);
    expect(await ask("zeppelin hangar")).toEqual([]);
    expect((await admin.delete("/admin/knowledge/parking.txt")).status).toBe(404);
    expect((await admin.post("/admin/knowledge/parking.txt/reprocess")).status).toBe(404);
  });
});

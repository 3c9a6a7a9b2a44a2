import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDemoDocuments } from "../../../scripts/testing/knowledge/documents.ts";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { processDocument } from "../../domain/knowledge/processing.ts";
import { searchKnowledge } from "../../domain/knowledge/search.ts";
import { deleteDocument, uploadDocument } from "../../domain/knowledge/service.ts";

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

describe("the knowledge processor", () => {
  const actor = { type: "system", name: "knowledge-processor" } as const;
  const guest = { type: "guest" } as const;
  const content = (text: string) => new TextEncoder().encode(text);
  const search = async () =>
    (await searchKnowledge(shop.deps, guest, { query: "quagga stables" })).map(({ text }) => text);
  /** The shop's, whose queue keeps nothing, so that each test says when a message comes. */
  const deps = () => ({ ...shop.deps, messages: { send: async () => undefined } });
  const upload = (text: string) =>
    uploadDocument(deps(), actor, {
      fileName: "quagga.txt",
      content: content(`Our quagga stables: ${text}`),
    });
  const clear = () => deleteDocument(deps(), actor, "quagga.txt");

  test("changes nothing when messages come twice, late or in the wrong order", async () => {
    const first = await upload("first");
    const second = await upload("second");
    for (const message of [second, first, second, first, first, second])
      await processDocument(deps(), actor, message);
    expect(await search()).toEqual(["Our quagga stables: second"]);
    await Promise.all([first, second, second].map((message) => processDocument(deps(), actor, message)));
    expect(await search()).toEqual(["Our quagga stables: second"]);
    await clear();
    for (const message of [first, second]) await processDocument(deps(), actor, message);
    expect(await search()).toEqual([]);
  });

  test("leaves nothing of a document that is replaced or deleted while it is read", async () => {
    for (const meanwhile of [() => upload("newer"), clear]) {
      const old = await upload("old");
      const left: string[] = [];
      const interrupted = {
        ...deps(),
        vectors: {
          ...shop.deps.vectors,
          put: async (...put: Parameters<typeof shop.deps.vectors.put>) => {
            await shop.deps.vectors.put(...put);
            left.push(put[0]);
            await meanwhile();
          },
        },
      };
      await processDocument(interrupted, actor, old);
      expect(await search()).toEqual([]);
      expect(await shop.deps.vectors.search({ editions: left, words: ["quagga"], limit: 5 })).toEqual([]);
    }
  });

  test("reads the document again after it was killed or the model did not answer", async () => {
    const document = await upload("killed");
    for (const broken of [
      { embedder: { ...shop.deps.embedder, embed: () => Promise.reject(new Error("away")) } },
      { vectors: { ...shop.deps.vectors, put: () => Promise.reject(new Error("killed")) } },
    ])
      await expect(processDocument({ ...deps(), ...broken }, actor, document)).rejects.toThrow();
    expect(await search()).toEqual([]);
    await processDocument(deps(), actor, document);
    expect(await search()).toEqual(["Our quagga stables: killed"]);
    await clear();
  });

  test("keeps one document of two uploads of one name at once", async () => {
    const both = await Promise.all([upload("one"), upload("other")]);
    for (const message of both) await processDocument(deps(), actor, message);
    expect(await search()).toHaveLength(1);
    await clear();
  });
});

describe("a file that is no document", () => {
  test("is refused at once, or noted with the reason", async () => {
    for (const [name, body, message] of [
      ["empty.txt", "", "is empty"],
      ["picture.png", "x", "must end in"],
      ["….txt", "x", "must have a letter"],
    ] as const) {
      const answer = await upload(name, body);
      expect(answer.status, name).toBe(400);
      expect(JSON.stringify(await answer.json())).toContain(message);
    }
    expect((await upload("long.txt", "x".repeat(1024 * 1024 + 1))).status).toBe(413);
    expect(
      (await admin.post("/admin/knowledge?fileName=a.txt", "x", { "content-type": "text/plain" })).status,
    ).toBe(415);
    expect(await processed("broken.json", "{")).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("The file is not valid JSON"),
    });
    expect(await processed("broken.json", '{"title": "Mended", "text": "Now it reads."}')).toMatchObject({
      state: "ready",
      title: "Mended",
    });
  });

  test("is for staff who may, and nobody else", async () => {
    const support = await shop.staff("support");
    expect((await upload("a.txt", "x", support)).status).toBe(403);
    expect((await support.get("/admin/knowledge")).status).toBe(200);
    expect((await shop.guest.get("/admin/knowledge")).status).toBe(401);
  });
});

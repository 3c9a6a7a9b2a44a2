import { loadDemoDocuments } from "../../local/demo/knowledge.ts";
import type { TestShop } from "../shop.ts";

/** Adds the demo shop's documents, and waits until questions are answered from them. */
export async function addDemoDocuments(shop: TestShop): Promise<void> {
  await loadDemoDocuments(shop.deps);
  await shop.settled();
}

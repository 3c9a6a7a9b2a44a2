import type { TestProject } from "vitest/node";
import { servedShop } from "./storefront.ts";

declare module "vitest" {
  export interface ProvidedContext {
    readonly webUrl: string;
    readonly apiUrl: string;
  }
}

/** Opens a shop with a hundred products and its storefront in this process; the tests get their URLs. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shop = await servedShop(100);
  await shop.identity.ensureUser({ email: "staff@example.com", password: "Testing#2026", groups: ["admin"] });
  project.provide("webUrl", shop.webUrl);
  project.provide("apiUrl", shop.apiUrl);
  return () => shop.close();
}

import type { TestProject } from "vitest/node";
import { recordTraces } from "../../api/adapters/embedded/telemetry/recorder.ts";
import { servedShop } from "./storefront.ts";

declare module "vitest" {
  export interface ProvidedContext {
    readonly webUrl: string;
    readonly apiUrl: string;
    readonly adminUrl: string;
  }
}

/** Opens a shop with a hundred products, its storefront and its admin in this process; the tests get their URLs. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shop = await servedShop(100);
  // As `npm start` does, once the demo data is there.
  recordTraces();
  for (const [email, role] of [
    ["staff@example.com", "admin"],
    ["support@example.com", "support"],
    ["warehouse@example.com", "warehouse"],
  ] as const)
    await shop.identity.ensureUser({ email, password: "Testing#2026", groups: [role] });
  // A message about an order that there is not: after three tries it is a dead letter.
  await shop.messages.send("notifications", { body: { type: "order.shipped", orderId: "no-such-order" } });
  project.provide("webUrl", shop.webUrl);
  project.provide("apiUrl", shop.apiUrl);
  project.provide("adminUrl", shop.adminUrl);
  return () => shop.close();
}

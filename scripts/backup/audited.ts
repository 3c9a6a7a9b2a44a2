import { type Audit, auditBooks } from "../audit/books.ts";
import { openShop } from "../local/shop.ts";

/**
 * Opens a shop that was restored, lets it finish what was under way when the backup was taken, as its next start would, and
 * holds its books against its payments. For a shop whose payments are in its own folder.
 */
export async function auditRestored(folder: string): Promise<Audit> {
  const shop = await openShop({ folder, port: 3000, rateLimits: false, log: () => undefined });
  try {
    await shop.resume();
    // What one queue or workflow finishes may set off another.
    for (let quiet = 0; quiet < 3; quiet++) {
      await shop.workflows.idle();
      await shop.stripe.deliverDue();
      await shop.messages.idle();
      await shop.consumers.idle();
    }
    return await auditBooks(shop.tables, shop.deps.payments.list());
  } finally {
    await shop.close();
  }
}

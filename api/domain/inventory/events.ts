import type { Messages } from "../../ports/messages.ts";
import type { InventoryItem } from "./inventory.ts";

/** What can be bought of a SKU fell from more than the merchant's threshold to `available`, which is not. */
export type StockLow = {
  readonly type: "stock.low";
  readonly skuId: string;
  readonly productId: string;
  readonly variantId?: string;
  readonly available: number;
  readonly revision: number;
};
export type InventoryEvent = StockLow;

/**
 * What a write of an inventory item means to staff, for whom `lowStock` units or fewer are few. Once per crossing, because
 * it is decided on before and after.
 */
export function eventOf(
  before: InventoryItem | undefined,
  after: InventoryItem | undefined,
  lowStock: number,
): InventoryEvent | undefined {
  if (!before || !after || before.available <= lowStock || after.available > lowStock) return undefined;
  const { skuId, productId, variantId, available, revision } = after;
  return {
    type: "stock.low",
    skuId,
    productId,
    ...(variantId !== undefined && { variantId }),
    available,
    revision,
  };
}

/** Publishes to staff's topic. The same event published again has the same id. */
export const publishInventoryEvent = (
  messages: Pick<Messages, "publish">,
  event: InventoryEvent,
): Promise<void> =>
  messages.publish("e-com67-admin-notifications", {
    body: event,
    attributes: { type: event.type },
    id: `${event.type}:${event.skuId}:${event.revision}`,
  });

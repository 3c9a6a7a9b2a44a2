import type { ProductEdit } from "../../api/domain/catalog/edit.ts";
import type { Product } from "../../api/domain/catalog/product.ts";
import { updateProduct } from "../../api/domain/catalog/service.ts";
import { adjustStock, countStock } from "../../api/domain/inventory/service.ts";
import type { World } from "../testing/world/process.ts";
import { askUntilAnswered, staff, type Tally, wait } from "./ask.ts";
import type { ProductEditing, Scenario, StockMove } from "./scenario.ts";

const reason = "faults";

/** Staff deliver, write off and count while people buy. A count that lost to a sale is refused, which is right. */
export async function moveStock(world: World, moves: readonly StockMove[], tally: Tally): Promise<void> {
  await Promise.all(moves.map((move) => moveUnits(world, move, tally)));
}

async function moveUnits(world: World, { turns, ...move }: StockMove, tally: Tally): Promise<void> {
  await wait(turns);
  const { productId, variantId } = move;
  const done = await askUntilAnswered(world, async ({ deps }) => {
    if ("by" in move) return adjustStock(deps, staff, { ...move, reason });
    const [item] = await deps.inventory.find([{ productId, variantId }]);
    const { counted } = move;
    return countStock(deps, staff, {
      productId,
      variantId,
      counted,
      revision: item?.revision ?? 0,
      reason,
    });
  });
  tally.answered("stock", "by" in move ? "adjusted" : "counted", done);
}

/** Staff edit a product as their page does: they read it, and save all of it with what they changed. */
export async function editProduct(
  world: World,
  productId: string,
  edits: Scenario["edits"],
  tally: Tally,
): Promise<void> {
  for (const [place, { what, turns }] of edits.entries()) {
    await wait(turns);
    const done = await askUntilAnswered(world, async ({ deps }) => {
      const product = await deps.products.find(productId);
      return product && updateProduct(deps, staff, { productId, edit: editOf(product, what, place) });
    });
    tally.answered("product", what, done);
  }
}

function editOf(product: Product, what: ProductEditing, place: number): ProductEdit {
  const { name, price, variants, options } = product;
  const unchanged = variants.map(({ stock: _stock, available: _available, ...variant }) => variant);
  const sizes = [...new Set([...(options[0]?.values ?? []), `size-${place}`])];
  switch (what) {
    case "price":
      return { price: price + 100 };
    case "words":
      return { name: `${name}!`, description: "as new", tags: ["seen"], variants: unchanged };
    case "off":
      return { isActive: false };
    case "on":
      return { isActive: true };
    case "variant price":
      return { variants: unchanged.map((variant) => ({ ...variant, price: price + 50 })) };
    case "new variant":
      return {
        options: [{ name: "Size", values: sizes }],
        variants: [
          ...unchanged,
          { id: `new-${place}`, sku: `SKU-new-${place}`, options: { Size: `size-${place}` }, stock: 2 },
        ],
      };
    case "stock":
      // What the page showed when it was opened; units that were sold since must not come back.
      return { stock: product.stock, description: "counted" };
  }
}

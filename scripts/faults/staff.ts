import { setImmediate as nextTurn } from "node:timers/promises";
import { DomainError } from "../../api/domain/errors.ts";
import { adjustStock, countStock } from "../../api/domain/inventory/service.ts";
import type { World } from "../testing/world/process.ts";
import { askUntilAnswered } from "./buyer.ts";
import type { StockMove } from "./scenario.ts";

const staff = { type: "admin", userId: "staff", email: undefined } as const;
const reason = "faults";

/** Staff deliver, write off and count while people buy. A count that lost to a sale is refused, which is right. */
export async function moveStock(
  world: World,
  moves: readonly StockMove[],
  branches: Map<string, number>,
): Promise<void> {
  for (const move of moves) {
    const { productId, variantId, turns } = move;
    for (let turn = 0; turn < turns; turn++) await nextTurn();
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
    const kind = "by" in move ? "adjusted" : "counted";
    const branch = DomainError.is(done) ? `stock ${kind}: ${done.code}` : `stock ${kind}`;
    branches.set(branch, (branches.get(branch) ?? 0) + 1);
  }
}

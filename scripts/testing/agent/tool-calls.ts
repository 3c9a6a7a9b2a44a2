import { callTool } from "../../../agent/tools/registry.ts";
import type { Confirmation, ToolOutcome } from "../../../agent/tools/tool.ts";
import type { Actor } from "../../../api/domain/actor.ts";
import type { MarketId } from "../../../api/domain/markets/market.ts";
import type { TestShop } from "../shop.ts";

type Call = (name: string, input?: unknown, confirmed?: Confirmation) => Promise<ToolOutcome>;

/** Calls the assistant's tools as a caller in a market, as a turn does. */
export const toolCalls =
  (shop: Pick<TestShop, "deps">, actor: Actor, market?: MarketId): Call =>
  (name, input = {}, confirmed) =>
    callTool(
      shop.deps,
      { actor, sessionId: "a-session", market, signal: new AbortController().signal, confirmed },
      { name, input },
    );

/** A fresh shopper of a shop as an actor. */
export async function shopperActor(shop: TestShop): Promise<Actor & { readonly userId: string }> {
  const { userId } = await shop.shopper();
  return { type: "shopper", userId, email: undefined };
}

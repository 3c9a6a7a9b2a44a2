import type { Model } from "@strands-agents/sdk";
import type { RecordedStream } from "../../../agent/conversations/recorded/model.ts";
import { RecordedModel } from "../../../agent/conversations/recorded/model.ts";
import { startTurn } from "../../../agent/turn/turn.ts";
import type { Play } from "./run.ts";
import type { JudgedShop } from "./shop.ts";

/** Plays turns through `agent/turn`, as both transports do, with this model. */
export function playedBy(judged: JudgedShop, model: () => Model): Play {
  const deps = { ...judged.shop.deps, models: { model } };
  return async function* ({ actor, sessionId, message, confirmationId }) {
    const request = { kind: "shop", sessionId, message, confirmationId } as const;
    const turn = await startTurn(deps, actor, { request, signal: new AbortController().signal });
    yield* turn.events;
    await turn.done;
  };
}

/** Plays one conversation whose model was recorded. */
export function playedFrom(
  judged: JudgedShop,
  { streams, repeats = false }: { readonly streams: readonly RecordedStream[]; readonly repeats?: boolean },
): Play {
  const { products } = judged.truthFor(undefined);
  const idOf = (name: string): string => {
    if (name === "ottoId") return judged.otto.userId;
    if (name === "ottoOrder") return judged.ottoOrderId;
    const product = products.get(name);
    if (!product) throw new Error(`the shop does not sell "${name}"`);
    return product.productId;
  };
  const model = new RecordedModel(streams, repeats, idOf);
  return playedBy(judged, () => model);
}

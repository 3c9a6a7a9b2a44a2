import { EmbeddedModel } from "../../../agent/models/embedded/model.ts";
import { startTurn } from "../../../agent/turn/turn.ts";
import { type Actor, guest } from "../../../api/domain/actor.ts";
import type { TurnEvent } from "../../../api/domain/chat/protocol.ts";
import { uploadDocument } from "../../../api/domain/knowledge/service.ts";
import { openMarkets } from "../pricing/markets.ts";
import { servedChat } from "./chat-clients.ts";
import { ScriptedModel, type Step } from "./scripted-model.ts";

const eu = { id: "eu", currency: "EUR", countries: ["DE"], taxIncluded: true, locales: ["de-DE"] } as const;
const jp = { id: "jp", currency: "JPY", countries: ["JP"], locales: ["ja-JP"] } as const;

/** A shop with the assistant that sells in dollars, in euros and in yen, not everything everywhere. */
export async function marketShop() {
  const shop = await servedChat({ chat: { models: { model: () => new EmbeddedModel() } } });
  const admin = await shop.admin();
  await openMarkets(admin, eu, jp);
  const mug = await shop.addProduct({
    name: "Harbour Stoneware Mug",
    price: 12.5,
    prices: { eu: { amount: 14, compareAt: 18 }, jp: { amount: 2200 } },
  });
  const lamp = await shop.addProduct({ name: "Quay Brass Lamp", category: "Lighting", price: 40 });
  const kettle = await shop.addProduct({
    name: "Anchor Kettle",
    price: 60,
    prices: { eu: { amount: 1255.5 }, jp: { amount: 9800 } },
  });
  const variant = (size: string, prices?: object) => ({
    id: size.toLowerCase(),
    sku: `TEE-${size}`,
    options: { Size: size },
    stock: 5,
    ...(prices && { prices }),
  });
  const tee = await shop.addProduct({
    name: "Cove Cotton Tee",
    category: "Apparel",
    price: 24,
    options: [{ name: "Size", values: ["M", "L"] }],
    variants: [variant("M", { jp: { amount: 3000 } }), variant("L")],
  });
  const text = `# Shipping\n\n## Cost of shipping\n\nShipping costs $5.95. It is free from $50.\n\n## Time\n\nShipping takes 3 to 5 working days.\n\n# Returns\n\n## 30 days to return things\n\nYou can return things within 30 days. Things that you return must be unused. We refund you within 5 working days of the return.\n`;
  const content = new TextEncoder().encode(text);
  await uploadDocument(shop.deps, { type: "system", name: "test" }, { fileName: "help.md", content });
  await shop.settled();
  return { shop, admin, mug, lamp, kettle, tee };
}

export type MarketShop = Awaited<ReturnType<typeof marketShop>>;

/** As JSON with plain spaces: locales write others around amounts. */
export const spaced = (value: unknown): string => JSON.stringify(value).replace(/[\u00a0\u202f]/g, " ");

type Asked = {
  readonly as?: Actor;
  readonly market?: string | undefined;
  readonly sessionId?: string;
  readonly confirmationId?: string;
  readonly steps?: readonly Step[];
  readonly kind?: "shop" | "insights";
};

/** What the assistant answers. */
export async function sayIn(
  { deps }: MarketShop["shop"],
  message: string,
  { as = guest, steps, kind = "shop", ...asked }: Asked = {},
) {
  const model = steps ? new ScriptedModel(steps) : new EmbeddedModel();
  const request = { kind, message, ...asked };
  const { signal } = new AbortController();
  const turn = await startTurn({ ...deps, models: { model: () => model } }, as, { request, signal });
  const events: TurnEvent[] = [];
  for await (const event of turn.events) events.push(event);
  await turn.done;
  const last = events.at(-1);
  if (last?.type !== "message") throw new Error(`answered ${JSON.stringify(last)}`);
  const text = last.message.replace(/[\u00a0\u202f]/g, " ").replaceAll("￥", "¥");
  const stored = (await deps.chats.turns(turn.sessionId, { limit: 1 }))[0];
  return { text, data: last.data, sessionId: turn.sessionId, market: stored?.market, model };
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, guest } from "../../api/domain/actor.ts";
import { stopTurn } from "../../api/domain/chat/history.ts";
import type { FinalMessage, TurnEvent } from "../../api/domain/chat/protocol.ts";
import { uploadDocument } from "../../api/domain/knowledge/service.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import {
  allEvents,
  postChat,
  type ServedChat,
  SocketClient,
  servedChat,
  ticketFor,
} from "../../scripts/testing/agent/chat-clients.ts";
import { ScriptedModel, type Step } from "../../scripts/testing/agent/scripted-model.ts";
import { shopperActor, toolCalls } from "../../scripts/testing/agent/tool-calls.ts";
import { closeMarket, openMarkets } from "../../scripts/testing/pricing/markets.ts";
import { address, type Caller, type TestProduct } from "../../scripts/testing/shop.ts";
import { visa } from "../../scripts/testing/shopping.ts";
import { EmbeddedModel } from "../models/embedded/model.ts";
import { startTurn } from "./turn.ts";

const eu = { id: "eu", currency: "EUR", countries: ["DE"], taxIncluded: true, locales: ["de-DE"] } as const;
const jp = { id: "jp", currency: "JPY", countries: ["JP"], locales: ["ja-JP"] } as const;
let shop: ServedChat;
let admin: Caller;
let mug: TestProduct;
let lamp: TestProduct;
let kettle: TestProduct;
let tee: TestProduct;
beforeAll(async () => {
  shop = await servedChat({ chat: { models: { model: () => new EmbeddedModel() } } });
  admin = await shop.admin();
  await openMarkets(admin, eu, jp);
  mug = await shop.addProduct({
    name: "Harbour Stoneware Mug",
    price: 12.5,
    prices: { eu: { amount: 14, compareAt: 18 }, jp: { amount: 2200 } },
  });
  lamp = await shop.addProduct({ name: "Quay Brass Lamp", category: "Lighting", price: 40 });
  kettle = await shop.addProduct({
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
  tee = await shop.addProduct({
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
}, 60_000);
afterAll(() => shop.close());

/** With plain spaces, as locales write others around amounts. */
const spaced = (value: unknown): string => JSON.stringify(value).replace(/[\u00a0\u202f]/g, " ");
const facts = async (name: string, input: unknown, market?: string, as: Actor = guest) =>
  JSON.parse(spaced((await toolCalls(shop, as, market)(name, input)).facts));

type Asked = {
  readonly as?: Actor;
  readonly market?: string | undefined;
  readonly sessionId?: string;
  readonly confirmationId?: string;
  readonly steps?: readonly Step[];
  readonly kind?: "shop" | "insights";
};

/** What the assistant answers. */
async function say(message: string, { as = guest, steps, kind = "shop", ...asked }: Asked = {}) {
  const model = steps ? new ScriptedModel(steps) : new EmbeddedModel();
  const request = { kind, message, ...asked };
  const { signal } = new AbortController();
  const turn = await startTurn({ ...shop.deps, models: { model: () => model } }, as, { request, signal });
  const events: TurnEvent[] = [];
  for await (const event of turn.events) events.push(event);
  await turn.done;
  const last = events.at(-1);
  if (last?.type !== "message") throw new Error(`answered ${JSON.stringify(last)}`);
  const text = last.message.replace(/[\u00a0\u202f]/g, " ").replaceAll("￥", "¥");
  const stored = (await shop.deps.chats.turns(turn.sessionId, { limit: 1 }))[0];
  return { text, data: last.data, sessionId: turn.sessionId, market: stored?.market, model };
}
const cardsOf = ({ products }: FinalMessage["data"]) =>
  products.map(({ name, price, currency }) => [name, price, currency]);

describe("A tool", () => {
  test("finds what the market sells, within a budget in its currency, written as its pages do", async () => {
    expect(await facts("search_products", { query: "mug", maxPrice: 50 }, "eu")).toMatchObject({
      total: 1,
      currency: "EUR",
      products: [{ productId: mug.productId, price: "14,00 €", reason: "In stock. Under your 50 €." }],
    });
    expect(await facts("search_products", { query: "kettle", minPrice: 1200 }, "eu")).toMatchObject({
      products: [{ price: "1.255,50 €" }],
    });
    // Under ¥2,199.50 there is nothing: a yen has no parts.
    expect(await facts("search_products", { query: "mug", maxPrice: 2199.5 }, "jp")).toMatchObject({
      products: [{ price: "￥2,200" }],
      relaxed: ["under ￥2,199"],
    });
    for (const market of ["eu", "jp"]) {
      const { products } = await facts("search_products", { query: "brass lamp" }, market);
      expect(products.map(({ name }: { name: string }) => name)).not.toContain(lamp.name);
      const { categories } = await facts("search_products", { query: "xylophone" }, market);
      expect(categories).not.toContain("Lighting");
    }
  });

  test("refuses in words what another market sells, by id, in a comparison and in the cart", async () => {
    const refused = { error: "NOT_SOLD_HERE", message: "The Quay Brass Lamp isn't sold in Market jp." };
    expect(await facts("show_product", { productId: lamp.productId }, "jp")).toEqual(refused);
    expect(await facts("show_product", { productId: lamp.slug }, "jp")).toEqual(refused);
    expect(await facts("add_to_cart", { productId: lamp.productId }, "jp")).toEqual(refused);
    const both = [mug.productId, lamp.productId];
    expect(await facts("compare_products", { productIds: both }, "jp")).toEqual(refused);
    expect(await facts("show_product", { productId: "none" }, "jp")).toMatchObject({
      error: "PRODUCT_NOT_FOUND",
    });
    // What is like it may be sold here.
    expect(await facts("search_products", { similarTo: lamp.productId }, "jp")).not.toHaveProperty("error");
  });

  test("offers the variants that the market sells, and never one of them for another", async () => {
    const shown = await facts("show_product", { productId: tee.productId }, "jp");
    expect(shown.product.variants).toEqual([
      { variantId: "m", options: { Size: "M" }, price: "￥3,000", available: 5 },
    ]);
    const as = await shopperActor(shop);
    const add = (wish: object) => facts("add_to_cart", { productId: tee.productId, ...wish }, "jp", as);
    expect(await add({ variantId: "l" })).toMatchObject({
      chooseVariant: { variants: [{ variantId: "m" }] },
    });
    expect(await add({ variantId: "m" })).toMatchObject({ added: { price: "￥3,000" } });
  });

  test("shows a card with the price before a reduction of that market only", async () => {
    const card = async (market?: string) =>
      (await toolCalls(shop, guest, market)("show_product", { productId: mug.productId })).cards?.products;
    expect(await card("eu")).toMatchObject([{ price: 1_400, compareAt: 1_800, currency: "EUR" }]);
    expect((await card())?.[0]).not.toHaveProperty("compareAt");
    expect(await card("jp")).toMatchObject([{ price: 220_000, currency: "JPY" }]);
  });

  test("prices a cart from another market here, without a price for what is not sold", async () => {
    const as = await shopperActor(shop);
    await facts("add_to_cart", { productId: mug.productId, quantity: 2 }, undefined, as);
    await facts("add_to_cart", { productId: lamp.productId }, undefined, as);
    const cart = await toolCalls(shop, as, "jp")("show_cart");
    const lines = JSON.parse(JSON.stringify(cart.facts["lines"]));
    expect(cart.facts).toMatchObject({ subtotal: "￥4,400", itemCount: 2 });
    expect(lines).toMatchObject([{ price: "￥2,200" }, { problem: "not_sold_here" }]);
    expect(lines[1]).not.toHaveProperty("price");
    expect(cart.cards?.cart).toMatchObject({ currency: "JPY", subtotal: 440_000 });
    expect(cart.cards?.cart?.lines[1]).not.toHaveProperty("price");
    const change = { productId: lamp.productId, quantity: 2 };
    expect(await facts("change_cart_line", change, "jp", as)).toMatchObject({ error: "NOT_SOLD_HERE" });
    expect(await facts("remove_from_cart", { productId: lamp.productId }, "jp", as)).toMatchObject({
      removed: { name: "Quay Brass Lamp" },
      total: expect.stringContaining("￥"),
    });
    expect(
      await facts("change_cart_line", { productId: mug.productId, quantity: 3 }, "eu", as),
    ).toMatchObject({ changed: { quantity: 3 }, lines: [{ price: "14,00 €", lineTotal: "42,00 €" }] });
  });

  test("leaves an order in the currency in which it was paid", async () => {
    const shopper = await shop.shopper();
    for (const { productId } of [mug, lamp])
      await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const placed = await shopper.json<Order>(
      shopper.post("/orders", { paymentMethodId: visa, shippingAddress: address }),
    );
    await shop.settled();
    const as: Actor = { type: "shopper", userId: shopper.userId, email: undefined };
    const { order } = await facts("track_order", { order: placed.orderId }, "eu", as);
    expect(order.total).toMatch(/^\d+,\d\d \$$/);
    expect((await toolCalls(shop, as, "jp")("list_orders")).cards?.orders).toMatchObject([
      { currency: "USD", path: `/orders/${placed.orderId}` },
    ]);
    // Ordered again elsewhere it costs what it does there, and what is not sold there is left out.
    const { text, data } = await say("buy again what I ordered last time", { as, market: "jp" });
    expect(text).toContain("I did not find Quay Brass Lamp among what we sell here.");
    expect(data.cart).toMatchObject({ currency: "JPY", lines: [{ name: "Harbour Stoneware Mug" }] });
  });

  test("answers delivery, returns and tax by the market's settings, and drops what the documents say of others", async () => {
    const shipping = await facts("search_knowledge", { query: "How much is shipping?" }, "eu");
    expect(shipping.terms).toEqual({
      market: "Market eu",
      delivery: "Delivery to Germany costs from 19,95 €, and is free on orders of 200 € or more.",
      returns: "You can send things back within 14 days of the day on which they arrived.",
      withdrawal: "You also have the European Union's right of withdrawal.",
      tax: "The prices that you see here include tax.",
      prices: "Prices here are in euros (EUR).",
    });
    expect(spaced(shipping.passages)).not.toContain("$");
    const returns = spaced((await facts("search_knowledge", { query: "return things" }, "jp")).passages);
    expect(returns).not.toContain("30 days");
    expect(returns).toContain("must be unused");
    expect(returns).toContain("5 working days");
    expect(await facts("search_knowledge", { query: "How much is shipping?" })).not.toHaveProperty("terms");
  });

  test("says that the market has closed while it was used", async () => {
    expect(await facts("search_products", { query: "mug" }, "fr")).toEqual({
      error: "MARKET_CLOSED",
      message: "We no longer sell in this part of the shop. Please reload the page to go on.",
    });
  });
});

describe("A conversation", () => {
  test.each([
    ["mugs under 50", "eu", "14,00 €"],
    ["mug unter 50 €", "eu", "14,00 €"],
    ["mugs up to 1.500 €", "eu", "14,00 €"],
    ["mugs under €14.50 please", "eu", "14,00 €"],
    ["a mug under 5000 yen", "jp", "¥2,200"],
    ["a mug for less than ¥2,500", "jp", "¥2,200"],
    ["mugs up to 5k yen", "jp", "¥2,200"],
  ])("takes “%s” in the market %s as an amount of its currency", async (message, market, price) => {
    const { text, data, market: kept } = await say(message, { market });
    expect(text).toContain(`Harbour Stoneware Mug, ${price}`);
    expect(text).not.toContain("convert");
    expect(cardsOf(data).map(([name]) => name)).toEqual(["Harbour Stoneware Mug"]);
    expect(kept).toBe(market);
  });

  test("does not take another currency for its own, nor convert it", async () => {
    const limit = await say("a mug under 20 dollars", { market: "jp" });
    expect(limit.text).toContain("Our prices here are in Japanese yen, and I can't convert dollars.");
    expect(limit.text).toContain("¥2,200");
    const { sessionId } = limit;
    const price = await say("how much is that in dollars?", { market: "jp", sessionId });
    expect(price.text).toContain("can't convert dollars");
    expect(price.text).toContain("costs ¥2,200");
    const home = await say("how much is the Anchor Kettle in euros?");
    expect(home.text).toContain("Our prices here are in US dollars, and I can't convert euros.");
    expect(home.text).toContain("$60.00");
  });

  test("goes on after the market was changed, at the new prices", async () => {
    const first = await say("my budget is 50 dollars, show me mugs");
    expect(first.text).toContain("$12.50");
    const { sessionId } = first;
    const again = await say("show me mugs", { market: "jp", sessionId });
    expect(again.text).toContain("¥2,200");
    expect(again.text).not.toMatch(/\$|12\.50|Nothing matches/);
    expect(again.market).toBe("jp");
    const cheaper = await say("mugs", { market: "eu", sessionId });
    expect(cheaper.text).toContain("14,00 €");
    const back = await say("how much is it?", { sessionId });
    expect(back.text).toContain("$12.50");
    expect(back.market).toBeUndefined();
    expect((await say("hello", { market: "default", sessionId })).market).toBeUndefined();
  });

  test("says what is not sold after the change, and puts the rest into the cart of the account", async () => {
    const as = await shopperActor(shop);
    const { sessionId } = await say("show me the Quay Brass Lamp", { as });
    const refused = await say("add it to my cart", { as, market: "jp", sessionId });
    expect(refused.text).toContain("The Quay Brass Lamp isn't sold in Market jp.");
    const added = await say("add the Harbour Stoneware Mug to my cart", { as, market: "jp", sessionId });
    expect(added.text).toContain("¥2,200");
    expect(added.data.cart).toMatchObject({ currency: "JPY" });
    expect(await shop.deps.carts.lines(as.userId)).toMatchObject([{ book: "jp", price: 220_000 }]);
  });

  test("answers a guest with the market's price and a button that the page presses there", async () => {
    const { text, data } = await say("add the Anchor Kettle to my cart", { market: "eu" });
    expect(text).toContain("1.255,50 €");
    expect(data.action_buttons).toContainEqual({
      text: "Add to cart",
      action: "add_to_cart",
      payload: { productId: kettle.productId, quantity: 1 },
    });
  });

  test("answers what delivery costs, returns and tax as the market has them", async () => {
    const ask = async (question: string, market?: string) => (await say(question, { market })).text;
    expect(await ask("how much does shipping cost?", "eu")).toContain("costs from 19,95 €");
    expect(await ask("how much does shipping cost?", "jp")).toContain("free on orders of ¥200 or more");
    expect(await ask("how much does shipping cost?")).toContain("$5.95");
    const returns = await ask("what is your return policy?", "eu");
    expect(returns).toContain("within 14 days");
    expect(returns).not.toContain("30 days");
    expect(await ask("do your prices include vat?", "eu")).toContain("include tax");
    expect(await ask("which currency are your prices in?", "jp")).toContain("Japanese yen (JPY)");
  });

  test("is guarded in currencies without decimals, too, and against those of another market", async () => {
    const about = (text: string, market: string) =>
      say("a mug", { market, steps: [{ calls: [search] }, { text: [text] }] }).then((said) => said.text);
    const search = { name: "search_products", input: { query: "mug" } };
    for (const right of ["It costs ¥2,200.", "It costs 2200 yen.", "It costs JPY 2,200."])
      expect(await about(right, "jp")).toBe(right);
    for (const wrong of ["It costs ¥22.00.", "It costs ¥220,000.", "It costs $2,200.", "It costs 2.200 €."])
      expect(await about(wrong, "jp")).toMatch(/can't confirm that price/);
    expect(await about("It costs €14.00.", "eu")).toBe("It costs €14.00.");
    expect(await about("It costs $12.50.", "eu")).toMatch(/can't confirm that price/);
  });

  test("tells the model the currency, and staff's figures nothing of markets", async () => {
    const { model } = await say("hello", { market: "jp", steps: [{ text: ["Hello."] }] });
    const [prompt] = model instanceof ScriptedModel ? model.prompts : [];
    expect(JSON.stringify(prompt)).toContain("in the market Market jp");
    expect(JSON.stringify(prompt)).toContain("Prices are in JPY");
    const staff: Actor = { type: "staff", userId: admin.userId, email: "a@example.com", roles: ["admin"] };
    const told = await say("how much did we sell this month?", { as: staff, kind: "insights", market: "jp" });
    expect(told.market).toBeUndefined();
    expect(told.text).not.toContain("¥");
  });

  test("answers a yes in the market of its question, and in the page's once that has closed", async () => {
    await openMarkets(admin, { id: "fr", currency: "EUR", countries: ["FR"] });
    const clear = [{ calls: [{ name: "clear_cart", input: {} }] }, { text: ["Shall I?"] }];
    const asked = async () => {
      const as = await shopperActor(shop);
      await facts("add_to_cart", { productId: mug.productId }, undefined, as);
      const { data, sessionId } = await say("empty my cart", { as, market: "fr", steps: clear });
      const [button] = data.action_buttons;
      if (button?.action !== "confirm") throw new Error("nothing is asked");
      return { as, sessionId, ...button.payload };
    };
    const [open, closed] = [await asked(), await asked()];
    const pressed = async ({ message, ...where }: Awaited<ReturnType<typeof asked>>) => {
      const { data, market } = await say(message, { ...where, market: "jp", steps: clear });
      expect(await shop.deps.carts.lines(where.as.userId)).toEqual([]);
      return [market, data.cart?.currency];
    };
    expect(await pressed(open)).toEqual(["fr", "EUR"]);
    await closeMarket(admin, "fr");
    expect(await pressed(closed)).toEqual(["jp", "JPY"]);
  });
});

describe("A door", () => {
  const invalid = { error: { code: "VALIDATION_ERROR", details: { issues: [{ path: "market" }] } } };

  test("refuses a market that is unknown or has closed before anything is kept, and one that is no market's name", async () => {
    const first = await allEvents(await postChat(shop.url, { message: "mugs", market: "eu" }));
    const { sessionId = "", turnId = "" } = first[0] ?? {};
    for (const market of ["xx", "EU", ""]) {
      const answer = await postChat(shop.url, { message: "and lamps", market, sessionId });
      expect([answer.status, await answer.json()], market).toMatchObject([400, invalid]);
    }
    expect((await shop.deps.chats.find(sessionId))?.turns).toBe(1);
    // What is followed again is the turn of its own market, whatever page follows it.
    const headers = { "last-event-id": `${turnId}:0` };
    const resumed = await postChat(shop.url, { message: "mugs", market: "xx", sessionId }, { headers });
    expect(await allEvents(resumed)).toEqual(first);
    await expect(stopTurn(shop.deps, guest, sessionId)).resolves.toBe(false);
  });

  test("takes the market in a frame of the WebSocket, and refuses it there", async () => {
    const client = await SocketClient.open(shop.url, await ticketFor(shop.url));
    const said = async (market: string | null) => {
      client.send({ action: "sendMessage", message: "mugs", market });
      return (await client.until("message", "error")).at(-1);
    };
    expect(await said("jp")).toMatchObject({ data: { products: [{ currency: "JPY", price: 220_000 }] } });
    expect(await said(null)).toMatchObject({ data: { products: [{ currency: "USD" }] } });
    expect(await said("xx")).toMatchObject({ type: "error", code: "VALIDATION_ERROR" });
    client.socket.close();
  });
});

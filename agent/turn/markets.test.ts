import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, guest } from "../../api/domain/actor.ts";
import { stopTurn } from "../../api/domain/chat/history.ts";
import type { FinalMessage } from "../../api/domain/chat/protocol.ts";
import { allEvents, postChat, SocketClient, ticketFor } from "../../scripts/testing/agent/chat-clients.ts";
import { type MarketShop, marketShop, sayIn, spaced } from "../../scripts/testing/agent/market-shop.ts";
import { ScriptedModel } from "../../scripts/testing/agent/scripted-model.ts";
import { shopperActor, toolCalls } from "../../scripts/testing/agent/tool-calls.ts";
import { closeMarket, openMarkets } from "../../scripts/testing/pricing/markets.ts";

let shop: MarketShop["shop"];
let admin: MarketShop["admin"];
let mug: MarketShop["mug"];
let kettle: MarketShop["kettle"];
beforeAll(async () => {
  ({ shop, admin, mug, kettle } = await marketShop());
}, 60_000);
afterAll(() => shop.close());

const facts = async (name: string, input: unknown, market?: string, as: Actor = guest) =>
  JSON.parse(spaced((await toolCalls(shop, as, market)(name, input)).facts));

const say = (message: string, asked?: Parameters<typeof sayIn>[2]) => sayIn(shop, message, asked);
const cardsOf = ({ products }: FinalMessage["data"]) =>
  products.map(({ name, price, currency }) => [name, price, currency]);

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

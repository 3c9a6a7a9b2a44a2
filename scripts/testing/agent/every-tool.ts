import { accept, connect, type DoorDeps, disconnect } from "../../../agent/websocket/door.ts";
import type { Connections } from "../../../api/ports/connections.ts";
import type { Caller, TestShop } from "../shop.ts";
import { allEvents } from "./chat-clients.ts";
import { ScriptedModel } from "./scripted-model.ts";

type Products = readonly [string, string];

/** What each tool for shoppers is called with. */
const shopperCalls = ([productId, other]: Products) => [
  { name: "search_products", input: { query: "mug" } },
  { name: "search_products", input: { similarTo: productId } },
  { name: "show_product", input: { productId } },
  { name: "compare_products", input: { productIds: [productId, other] } },
  { name: "add_to_cart", input: { productId } },
  { name: "change_cart_line", input: { productId, quantity: 2 } },
  { name: "show_cart", input: {} },
  { name: "remove_from_cart", input: { productId } },
  { name: "clear_cart", input: {} },
  { name: "list_orders", input: {} },
  { name: "track_order", input: {} },
  { name: "search_knowledge", input: { query: "returns" } },
];

const staffCalls = [
  { name: "sales_by_period", input: { from: "2026-11-01", to: "2026-11-30", by: "day" } },
  { name: "top_products", input: { from: "2026-11-01", to: "2026-11-30", measure: "revenue" } },
  { name: "slow_products", input: { days: 30 } },
  { name: "stock_risk", input: { days: 30 } },
  { name: "refund_summary", input: { from: "2026-11-01", to: "2026-11-30" } },
];

/** A model that calls every tool once, those of staff when it is asked for figures. */
export const everyTool = (products: Products, isStaff: boolean): ScriptedModel =>
  new ScriptedModel([{ calls: isStaff ? staffCalls : shopperCalls(products) }, { text: ["Done."] }]);

/** Sends the assistant a message and waits for the end of its turn; answers the conversation. */
export async function ask(shop: TestShop, caller: Caller, body: object): Promise<string> {
  const events = await allEvents(await caller.post("/chat", body));
  await shop.chat.idle();
  return events[0]?.sessionId ?? "";
}

/** Opens a WebSocket's connection, sends a frame and closes it, as API Gateway's door does. */
export async function passDoor(deps: Omit<DoorDeps, "connections">, ticket: string): Promise<void> {
  const connections: Connections = { post: async () => "sent" };
  const door = { ...deps, connections };
  await connect(door, { connectionId: "c", ticket, caller: "network" });
  await accept(door, { connectionId: "c", text: '{"action":"sendMessage","message":"hello"}' });
  await disconnect(door, "c");
}

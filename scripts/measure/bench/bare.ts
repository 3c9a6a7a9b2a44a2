// A shop that stores and checks nothing and answers from memory: the upper bound of what the machine can do.
// node scripts/measure/bench/bare.ts http|hono PORT PRODUCTS
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { productView } from "../../../api/routes/catalog/products.schema.ts";
import { demoProducts } from "../../local/demo/catalog.ts";
import { productOf } from "../../local/seed.ts";

const [, , kind, port = "0", count = "1000"] = process.argv;
const products = [...demoProducts(Number(count))].map((demo) => productView(productOf(demo), ""));
const byId = new Map(products.map((product) => [product.productId, product]));
const carts = new Map<string, unknown>();
const orders = new Map<string, unknown>();
/** Orders are paid at once here, so the stream reports that and ends. */
const eventOf = (orderId: string) => `event: status\nid: 1\ndata: ${JSON.stringify(orders.get(orderId))}\n\n`;
const stream = { "content-type": "text/event-stream" };
const page = { items: products.slice(0, 20), count: 20, lastKey: "next" };

const addToCart = (user: string, body: unknown) => {
  carts.set(user, body);
  return { items: [body], count: 1 };
};
const placeOrder = (user: string) => {
  const order = { orderId: crypto.randomUUID(), status: "PROCESSING", items: [carts.get(user)] };
  orders.set(order.orderId, order);
  carts.delete(user);
  return order;
};

const say = (address: AddressInfo) => console.log(`ready ${address.port}`);

if (kind === "hono") {
  const app = new Hono()
    .get("/health", (c) => c.json({ status: "ok" }))
    .get("/products", (c) => c.json(page))
    .get("/products/:id", (c) => c.json(byId.get(c.req.param("id"))))
    .post("/cart", async (c) => c.json(addToCart(c.req.header("authorization") ?? "", await c.req.json())))
    .post("/orders", async (c) => {
      await c.req.json();
      return c.json(placeOrder(c.req.header("authorization") ?? ""), 202);
    })
    .get("/orders/:id/events", (c) => c.body(eventOf(c.req.param("id")), 200, stream));
  serve({ fetch: app.fetch, port: Number(port) }, say);
} else {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url = "/", headers } = request;
    const path = url.split("?")[0] ?? "/";
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const answer = (): unknown => {
      if (path === "/products") return page;
      if (path.startsWith("/products/")) return byId.get(path.slice("/products/".length));
      if (path === "/cart") return addToCart(headers.authorization ?? "", JSON.parse(text));
      if (path === "/orders" && method === "POST") return placeOrder(headers.authorization ?? "");
      return { status: "ok" };
    };
    const followed = /^\/orders\/([^/]+)\/events$/.exec(path)?.[1];
    if (followed !== undefined) return void response.writeHead(200, stream).end(eventOf(followed));
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer()));
  };
  const server = createServer((request, response) => void handle(request, response));
  server.listen(Number(port), () => say(server.address() as AddressInfo));
}

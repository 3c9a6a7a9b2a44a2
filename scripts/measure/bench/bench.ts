// npm run bench: measures this shop beside a bare node:http and a bare Hono shop in one run, as ratios.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { signUpCustomers } from "../../testing/customers.ts";
import { call, type Load, load, repeat } from "../../testing/load.ts";
import { residentMegabytes, type Server, startServer, startShop } from "../../testing/server.ts";
import { buy } from "./buy.ts";

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "3" }, products: { type: "string", default: "1000" } },
});
const seconds = Number(values.seconds);
const folder = await mkdtemp(join(tmpdir(), "e-com67-bench-"));
const open = () => startShop({ data: folder, products: values.products });

console.log("Seeding…");
await (await open()).stop();
const ours = await open();
await sleep(3000);
const idle = await residentMegabytes(ours);
const http = await startServer("scripts/measure/bench/bare.ts", (port) => [
  "http",
  String(port),
  values.products,
]);
const hono = await startServer("scripts/measure/bench/bare.ts", (port) => [
  "hono",
  String(port),
  values.products,
]);
const shops = { "E-Com67": ours, "bare Hono": hono, "bare node:http": http } as const;
type Name = keyof typeof shops;
const names = Object.keys(shops) as Name[];

const tokens = await signUpCustomers(ours.url, 8);
const product = await cheapProduct(ours);
const rows: [string, Record<Name, Load>][] = [];

async function compare(title: string, measure: (server: Server, name: Name) => Promise<Load>): Promise<void> {
  const result: Partial<Record<Name, Load>> = {};
  // Alternates, so that a machine that slows down favours no side; the better of two measurements counts.
  for (const name of [...names, ...names]) {
    const load = await measure(shops[name], name);
    if (load.perSecond > (result[name]?.perSecond ?? 0)) result[name] = load;
  }
  rows.push([title, result as Record<Name, Load>]);
  console.log(
    `${title}: ${names.map((name) => `${name} ${Math.round(result[name]?.perSecond ?? 0)}/s`).join(", ")}`,
  );
}

for (const clients of [1, 8]) {
  await compare(`list of 20, ${clients} client${clients > 1 ? "s" : ""}`, ({ url }) =>
    load({ url: `${url}/products?limit=20`, clients, seconds }),
  );
  await compare(`product, ${clients} client${clients > 1 ? "s" : ""}`, ({ url }) =>
    load({ url: `${url}/products/${product.productId}`, clients, seconds }),
  );
  await compare(`add to cart, ${clients} client${clients > 1 ? "s" : ""}`, ({ url }) =>
    load({
      url: `${url}/cart`,
      method: "POST",
      headers: { authorization: `Bearer ${tokens[0]}`, "content-type": "application/json" },
      body: JSON.stringify({ productId: product.productId, quantity: 1 }),
      clients,
      seconds,
    }),
  );
  await compare(`cart to paid order, ${clients} client${clients > 1 ? "s" : ""}`, ({ url }) =>
    repeat(clients, seconds, (client) => buy(url, tokens[client] ?? "", product.productId)),
  );
}

const table = [
  "| what | E-Com67 /s | p50 ms | p99 ms | of bare Hono | of bare node:http |",
  "|---|---|---|---|---|---|",
  ...rows.map(([title, result]) => {
    const own = result["E-Com67"];
    const ratio = (other: Name) => (own.perSecond / result[other].perSecond).toFixed(3);
    return `| ${title} | ${Math.round(own.perSecond)} | ${own.p50.toFixed(1)} | ${own.p99.toFixed(1)} | ${ratio("bare Hono")} | ${ratio("bare node:http")} |`;
  }),
].join("\n");
const start = `Start to first answer, installed and seeded with ${values.products} products: ${(ours.readyAfter / 1000).toFixed(2)} s. Idle memory: ${idle?.toFixed(0) ?? "unknown"} MB.`;
console.log(`\n${table}\n\n${start}`);
await writeFile("bench-results.md", `${table}\n\n${start}\n`);
for (const server of [ours, http, hono]) await server.stop();
await rm(folder, { recursive: true });

/** The first product in the list without variants, with stock for any number of orders. */
async function cheapProduct({ url }: Server): Promise<{ productId: string }> {
  const { accessToken } = await call<{ accessToken: string }>("POST", `${url}/auth/sign-in`, "", {
    email: "admin@example.com",
    password: "Admin#2026",
  });
  const { items } = await call<{ items: { productId: string; variants: unknown[] }[] }>(
    "GET",
    `${url}/products?limit=100`,
    "",
  );
  const plain = items.find((item) => item.variants.length === 0);
  if (!plain) throw new Error("no product without variants");
  await call("PUT", `${url}/products/${plain.productId}`, accessToken, { price: 20 });
  const adjustments = `${url}/admin/inventory/${plain.productId}/adjustments`;
  await call("POST", adjustments, accessToken, { by: 1_000_000, reason: "bench" });
  return plain;
}

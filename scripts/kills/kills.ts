// npm run kills -- --times 30: kills a shop under load again and again, then audits it.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import getPort from "get-port";
import { signUpCustomers } from "../testing/customers.ts";
import { call } from "../testing/load.ts";
import { type Server, startShop } from "../testing/server.ts";
import { address } from "../testing/shop.ts";

const { values } = parseArgs({ options: { times: { type: "string", default: "30" } } });
const folder = await mkdtemp(join(tmpdir(), "e-com67-kills-"));
// One address for all lives: it is the issuer of the customers' tokens.
const port = await getPort();
const start = () => startShop({ data: folder, products: 50, apiOnly: true, port });
const cards = ["pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_visa_chargeDeclined"];
const settledStatuses = new Set(["PROCESSING", "FAILED", "CANCELLED", "REFUNDED"]);

type Page = { items: { productId: string; variants: unknown[]; available: number }[] };
type Orders = { items: { orderId: string; status: string }[]; lastKey?: string };

let shop = await start();
const tokens = await signUpCustomers(shop.url, 6);
const { items } = await call<Page>("GET", `${shop.url}/products?limit=50`, "");
const products = items
  .filter((item) => item.variants.length === 0 && item.available > 0)
  .map((item) => item.productId);
let placed = 0;

/** Buys whatever comes, until the shop is gone. */
async function shopping({ url }: Server, token: string): Promise<void> {
  try {
    for (let turn = 0; ; turn++) {
      const productId = products[Math.floor(Math.random() * products.length)];
      await call("POST", `${url}/cart`, token, { productId, quantity: 1 }).catch(refused);
      const paymentMethodId = cards[turn % cards.length];
      await call("POST", `${url}/orders`, token, { paymentMethodId, shippingAddress: address }).then(
        () => placed++,
        refused,
      );
    }
  } catch {
    // The connection broke: that is what we came for.
  }
}

/** A shop that says no is alive; one that does not answer is not. */
function refused(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes(" answered 4")) throw error;
}

async function unsettled({ url }: Server): Promise<string[]> {
  const left: string[] = [];
  for (const token of tokens) {
    let lastKey: string | undefined;
    do {
      const next: string = lastKey === undefined ? "" : `&lastKey=${lastKey}`;
      const page: Orders = await call<Orders>("GET", `${url}/orders?limit=100${next}`, token);
      left.push(
        ...page.items.filter((order) => !settledStatuses.has(order.status)).map((order) => order.orderId),
      );
      lastKey = page.lastKey;
    } while (lastKey !== undefined);
  }
  return left;
}

const slowest = { seconds: 0 };
for (let kill = 1; kill <= Number(values.times); kill++) {
  const customers = tokens.map((token) => shopping(shop, token));
  await sleep(200 + Math.random() * 1500);
  shop.child.kill("SIGKILL");
  await Promise.all(customers);
  shop = await start();
  const from = performance.now();
  let left = await unsettled(shop);
  while (left.length > 0 && performance.now() - from < 60_000) {
    await sleep(50);
    left = await unsettled(shop);
  }
  slowest.seconds = Math.max(slowest.seconds, (performance.now() - from) / 1000);
  if (left.length > 0) {
    console.error(
      `kill ${kill}: ${left.length} orders are not settled after 60 s: ${left.slice(0, 3).join(", ")}`,
    );
    process.exit(1);
  }
  console.log(
    `kill ${kill}: ${placed} orders placed so far, all settled ${((performance.now() - from) / 1000).toFixed(1)} s after the start`,
  );
}
await shop.stop();
const audit = spawnSync(process.execPath, ["scripts/audit.ts", "--data", folder], { encoding: "utf8" });
process.stdout.write(audit.stdout + audit.stderr);
console.log(`${values.times} kills; the slowest recovery took ${slowest.seconds.toFixed(1)} s.`);
await rm(folder, { recursive: true });
process.exit(audit.status ?? 1);

// npm run bench:compare -- --before FOLDER: measures this checkout's shop beside another checkout's in one
// run, as ratios. Throughput depends on what else the machine does; the processor time of a request, which Linux
// reports for each process, hardly does.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { signUpCustomers } from "../../testing/customers.ts";
import { call, type Load, load, repeat } from "../../testing/load.ts";
import { type Server, startShop } from "../../testing/server.ts";
import { buy } from "./buy.ts";

const { values } = parseArgs({
  options: {
    before: { type: "string" },
    seconds: { type: "string", default: "3" },
    rounds: { type: "string", default: "4" },
    products: { type: "string", default: "1000" },
  },
});
if (values.before === undefined) throw new Error("--before names the folder of the other checkout");
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
const folders: string[] = [];
const shops = { before: await open(resolve(values.before)), after: await open(process.cwd()) };
type Name = keyof typeof shops;
const names = ["before", "after"] as const satisfies readonly Name[];

const rows: string[] = [];
for (const clients of [1, 8]) {
  await compare(`list of 20, ${clients} clients`, ({ url }) =>
    load({ url: `${url}/products?limit=20`, clients, seconds }),
  );
  await compare(`product, ${clients} clients`, ({ url, productId }) =>
    load({ url: `${url}/products/${productId}`, clients, seconds }),
  );
  await compare(`add to cart, ${clients} clients`, ({ url, tokens, productId }) =>
    load({
      url: `${url}/cart`,
      method: "POST",
      headers: { authorization: `Bearer ${tokens[0]}`, "content-type": "application/json" },
      body: JSON.stringify({ productId, quantity: 1 }),
      clients,
      seconds,
    }),
  );
  await compare(`cart to paid order, ${clients} clients`, ({ url, tokens, productId }) =>
    repeat(clients, seconds, (client) => buy(url, tokens[client] ?? "", productId)),
  );
}
console.log(
  [
    "| what | before /s | after /s | after of before | processor time, before of after |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n"),
);
for (const { server } of Object.values(shops)) await server.stop();
for (const folder of folders) await rm(folder, { recursive: true });

type OpenShop = {
  readonly server: Server;
  readonly url: string;
  readonly tokens: readonly string[];
  readonly productId: string;
};

/** Opens a seeded shop of the checkout in `root`, with eight accounts and a product that does not run out. */
async function open(root: string): Promise<OpenShop> {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-compare-"));
  folders.push(folder);
  const server = await startShop({ data: folder, products: values.products, apiOnly: true, root });
  const { url } = server;
  const tokens = await signUpCustomers(url, 8);
  const { accessToken } = await call<{ accessToken: string }>("POST", `${url}/auth/sign-in`, "", {
    email: "admin@example.com",
    password: "Admin#2026",
  });
  const { productId } = await call<{ productId: string }>("POST", `${url}/products`, accessToken, {
    name: "Bench mug",
    price: 9.5,
    category: "Kitchen",
    stock: 1_000_000,
  });
  return { server, url, tokens, productId };
}

/** Measures both shops alternately; the median of each counts. */
async function compare(what: string, measure: (shop: OpenShop) => Promise<Load>): Promise<void> {
  const rates: Record<Name, number[]> = { before: [], after: [] };
  const costs: Record<Name, number[]> = { before: [], after: [] };
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const { pid } = shops[name].server.child;
      const from = await processorTime(pid);
      const { perSecond, sent } = await measure(shops[name]);
      rates[name].push(perSecond);
      costs[name].push(((await processorTime(pid)) - from) / sent);
    }
  const [before, after] = [medianOf(rates.before), medianOf(rates.after)];
  const cost = medianOf(costs.before) / medianOf(costs.after);
  rows.push(
    `| ${what} | ${before.toFixed(0)} | ${after.toFixed(0)} | ${(after / before).toFixed(2)} | ${cost.toFixed(2)} |`,
  );
}

/** Clock ticks that a process has used, in user and kernel mode; NaN where there is no /proc. See proc_pid_stat(5). */
async function processorTime(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name in parentheses may hold blanks; utime and stime are the 12th and 13th fields after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

function medianOf(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

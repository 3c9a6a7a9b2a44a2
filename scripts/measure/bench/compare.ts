// npm run bench:compare -- --before FOLDER [--reads]: measures this checkout's shop beside another checkout's in one run, as
// ratios. Throughput depends on what else the machine does; the processor time of a request, which Linux reports for each process,
// does less. Both differ by up to a third between two processes of the same code, so several of each are started.
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
    processes: { type: "string", default: "5" },
    reads: { type: "boolean", default: false },
  },
});
if (values.before === undefined) throw new Error("--before names the folder of the other checkout");
const before = resolve(values.before);
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
const processes = Number(values.processes);
type Name = "before" | "after";
const names = ["before", "after"] as const satisfies readonly Name[];
type Figures = Readonly<Record<Name, { readonly rates: number[]; readonly costs: number[] }>>;

type OpenShop = {
  readonly server: Server;
  readonly url: string;
  readonly tokens: readonly string[];
  readonly productId: string;
};

type Measure = (shop: OpenShop, clients: number) => Promise<Load>;
const reads: Readonly<Record<string, Measure>> = {
  "list of 20": ({ url }, clients) => load({ url: `${url}/products?limit=20`, clients, seconds }),
  product: ({ url, productId }, clients) => load({ url: `${url}/products/${productId}`, clients, seconds }),
};
const writes: Readonly<Record<string, Measure>> = {
  "add to cart": ({ url, tokens, productId }, clients) =>
    load({
      url: `${url}/cart`,
      method: "POST",
      headers: { authorization: `Bearer ${tokens[0]}`, "content-type": "application/json" },
      body: JSON.stringify({ productId, quantity: 1 }),
      clients,
      seconds,
    }),
  "cart to paid order": ({ url, tokens, productId }, clients) =>
    repeat(clients, seconds, (client) => buy(url, tokens[client] ?? "", productId)),
};

const figures = new Map<string, Figures>();
for (let pass = 0; pass < processes; pass++) await measurePair(pass % 2 === 0);
console.log("| what | before /s | after /s | after of before | processor time, before of after |");
console.log("|---|---|---|---|---|");
for (const [what, { before, after }] of figures) {
  const rates = [medianOf(before.rates), medianOf(after.rates)] as const;
  const cost = medianOf(before.costs) / medianOf(after.costs);
  console.log(
    `| ${what} | ${rates[0].toFixed(0)} | ${rates[1].toFixed(0)} | ${(rates[1] / rates[0]).toFixed(2)} | ${cost.toFixed(2)} |`,
  );
}

/** Starts a process of each checkout and measures both alternately. Reads come first: orders leave work behind them. */
async function measurePair(isBeforeFirst: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-compare-"));
  const opened: Partial<Record<Name, OpenShop>> = {};
  for (const name of isBeforeFirst ? names : names.toReversed())
    opened[name] = await open(name === "before" ? before : ".", join(folder, name));
  const shops = opened as Readonly<Record<Name, OpenShop>>;
  for (const [what, measure] of Object.entries(values.reads ? reads : { ...reads, ...writes }))
    for (const clients of [1, 8])
      await compare(shops, `${what}, ${clients} client${clients === 1 ? "" : "s"}`, (shop) =>
        measure(shop, clients),
      );
  for (const { server } of Object.values(shops)) await server.stop();
  await rm(folder, { recursive: true });
}

/** Opens a seeded shop of the checkout in `root`, with eight accounts and a product that does not run out. */
async function open(root: string, data: string): Promise<OpenShop> {
  const server = await startShop({ data, products: values.products, apiOnly: true, root });
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

async function compare(
  shops: Readonly<Record<Name, OpenShop>>,
  what: string,
  measure: (shop: OpenShop) => Promise<Load>,
): Promise<void> {
  const found = figures.get(what) ?? { before: { rates: [], costs: [] }, after: { rates: [], costs: [] } };
  figures.set(what, found);
  // Code is compiled while it is used: a larger program takes longer until it is as fast as it will be.
  for (const name of names) await measure(shops[name]);
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const { pid } = shops[name].server.child;
      const from = await processorTime(pid);
      const { perSecond, sent } = await measure(shops[name]);
      found[name].rates.push(perSecond);
      found[name].costs.push(((await processorTime(pid)) - from) / sent);
    }
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

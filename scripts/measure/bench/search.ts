// The second part of npm run bench: search beside MiniSearch and Orama over the same products, each in its
// own process.
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { demoDocuments } from "../relevance/catalog.ts";
import { engines, type Filter, isEngine } from "./search-engines.ts";

const Figures = z.object({
  buildSeconds: z.number(),
  megabytes: z.number(),
  p50: z.number(),
  p99: z.number(),
  found: z.int(),
  restartSeconds: z.number().optional(),
  snapshotMegabytes: z.number().optional(),
});
type Figures = z.output<typeof Figures>;

const { values } = parseArgs({
  options: { products: { type: "string", default: "100000" }, engine: { type: "string" } },
});
const count = Number(values.products);
const queries = [
  "mug",
  "oak",
  "stoneware mug",
  "walnut",
  "linen duvet",
  "lamp",
  "kitchen",
  "steel",
  "leather",
  "wool",
  "backpack",
  "brass pen",
  "headphones",
  "bench",
  "side table",
  "planter",
  "coffee",
  "travel",
  "cotton",
  "glass",
  // One typing error.
  "saucpan",
  "headphnoes",
  "bakcpack",
  "lether",
];
const asked = 500;
/** Appended to the shop's own table, replacing an earlier result. */
const results = "bench-results.md";
const heading = "## Search";
const warmUp = 50;

if (values.engine !== undefined) {
  if (!isEngine(values.engine)) throw new Error(`--engine: one of ${Object.keys(engines).join(", ")}`);
  console.log(JSON.stringify(await measured(values.engine)));
} else {
  const text = tableOf(Object.keys(engines).map((name) => [name, figuresOf(name)]));
  console.log(`\n${text}`);
  const shop = await readFile(results, "utf8").catch(() => "");
  await writeFile(results, `${shop.split(heading)[0]?.trimEnd()}\n\n${text}\n`);
}

function tableOf(rows: readonly (readonly [name: string, figures: Figures])[]): string {
  const optional = (value: number | undefined) => (value === undefined ? "–" : value.toFixed(2));
  return [
    `${heading}: ${count.toLocaleString("en")} products; words, filters and facets on every query`,
    "",
    "| engine | build s | p50 ms | p99 ms | MB added | restart s | snapshot MB | queries with a hit |",
    "|---|---|---|---|---|---|---|---|",
    ...rows.map(([name, figures]) => {
      const { buildSeconds, p50, p99, megabytes, restartSeconds, snapshotMegabytes, found } = figures;
      const cells = [buildSeconds.toFixed(2), p50.toFixed(2), p99.toFixed(1), megabytes.toFixed(0)];
      cells.push(optional(restartSeconds), optional(snapshotMegabytes), `${found} of ${asked}`);
      return `| ${[name, ...cells].join(" | ")} |`;
    }),
  ].join("\n");
}

function figuresOf(name: string): Figures {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      "--expose-gc",
      "--max-old-space-size=4096",
      import.meta.filename,
      "--products",
      String(count),
      "--engine",
      name,
    ],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return Figures.parse(JSON.parse(stdout));
}

async function measured(name: keyof typeof engines): Promise<Figures> {
  const documents = demoDocuments(count);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const engine = await engines[name](documents);
  const buildSeconds = (performance.now() - started) / 1000;
  globalThis.gc?.();
  const megabytes = (process.memoryUsage.rss() - before) / 1e6;
  const times: number[] = [];
  let found = 0;
  for (let turn = -warmUp; turn < asked; turn++) {
    const text = queries[(turn + warmUp) % queries.length] ?? "";
    const asking = performance.now();
    const total = await engine.search(text, filterOf(turn));
    if (turn < 0) continue;
    times.push(performance.now() - asking);
    if (total > 0) found++;
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  const figures = { buildSeconds, megabytes, p50: at(0.5), p99: at(0.99), found };
  if (!engine.save || !engine.restore) return figures;
  const folder = await mkdtemp(join(tmpdir(), "e-com67-search-"));
  const file = join(folder, "snapshot");
  await engine.save(file);
  const snapshotMegabytes = (await stat(file)).size / 1e6;
  const restoring = performance.now();
  const total = await engine.restore(file);
  const restartSeconds = (performance.now() - restoring) / 1000;
  await rm(folder, { recursive: true });
  if (total === 0) throw new Error("the restored index finds nothing");
  return { ...figures, restartSeconds, snapshotMegabytes };
}

/** Every query has a filter: a price range, and alternately a stock filter. */
function filterOf(turn: number): Filter {
  return { minPrice: 1_000, maxPrice: 40_000, inStock: turn % 2 === 0 };
}

import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { residentMegabytes } from "../server.ts";
import { smallDisk } from "../small-disk.ts";
import { openStreams, sendHuge, slowClients } from "./clients.ts";
import { auditOf, type HostileShop, hostileShop, startEnding } from "./shop.ts";

/** How hard each scenario tries. */
export type Force = { readonly slow: number; readonly bodyMegabytes: number; readonly streams: number };
/** What a scenario showed, in lines; it throws when the shop did not hold. */
export type Scenario = readonly [name: string, run: (force: Force) => Promise<string>];

class DidNotHold extends Error {}
function holds(condition: boolean, otherwise: string): void {
  if (!condition) throw new DidNotHold(otherwise);
}

/** Runs `work` against a shop of its own; afterwards the shop sells, stops, and its books agree. */
async function against(work: (shop: HostileShop) => Promise<string>): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "hostile-"));
  try {
    const shop = await hostileShop(data);
    try {
      await shop.buy();
      const said = await work(shop);
      holds((await shop.statusOf("/health")).status === 200, "/health is down afterwards");
      await shop.buy();
      await shop.server.stop();
      return `${said}; ${await agreed(data)}`;
    } finally {
      await shop.server.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function agreed(data: string): Promise<string> {
  const { last, all } = await auditOf(data);
  holds(last.endsWith("difference 0"), `the audit says: ${all}`);
  return last;
}

export const scenarios: readonly Scenario[] = [
  [
    "slow clients that drip headers and bodies",
    ({ slow }) =>
      against(async ({ port, statusOf }) => {
        const clients = slowClients(port, slow);
        await sleep(2_000);
        for (const path of ["/health", "/products", "/categories"])
          holds((await statusOf(path)).status === 200, `${path} is not answered beside slow clients`);
        const dripping = clients.slice(0, slow);
        const answers = await Promise.race([
          Promise.all(dripping.map(({ answer }) => answer)),
          sleep(60_000).then((): string[] => []),
        ]);
        for (const client of clients) client.close();
        holds(answers.length === slow, "slow headers were kept open for a minute");
        const told = answers.filter(
          (text) => text.startsWith("HTTP/1.1 408") && text.includes('"error"'),
        ).length;
        holds(told === slow, `only ${told} of ${slow} were told that they took too long`);
        return `${slow} slow headers answered with 408, ${slow} slow bodies beside them, the shop answered meanwhile`;
      }),
  ],
  [
    "a body that is too large",
    ({ bodyMegabytes }) =>
      against(async ({ url, server }) => {
        const before = (await residentMegabytes(server)) ?? 0;
        const bytes = bodyMegabytes * 1024 * 1024;
        const statuses: string[] = [];
        for (const path of ["/auth/sign-in", "/cart/quote", "/_local/stripe/v1/refunds"])
          for (const declared of [true, false]) {
            const { status, text, sent } = await sendHuge(`${url}${path}`, { bytes, declared });
            holds(status === 413 || status === 0, `${path} answered ${status}: ${text.slice(0, 200)}`);
            statuses.push(`${status || "closed"} after ${(sent / 1024 / 1024).toFixed(0)} MB`);
          }
        const grown = ((await residentMegabytes(server)) ?? 0) - before;
        holds(grown < Math.max(40, bodyMegabytes), `memory grew by ${grown.toFixed(0)} MB`);
        return `${statuses.join(", ")}; memory grew by ${grown.toFixed(0)} MB`;
      }),
  ],
  [
    "event streams without end",
    ({ streams }) =>
      against(async ({ url, token, server, waiting, statusOf }) => {
        const orderId = await waiting();
        const { statuses, close } = await openStreams(`${url}/orders/${orderId}/events`, token, streams);
        const megabytes = (await residentMegabytes(server)) ?? 0;
        const answered = await statusOf("/products");
        close();
        holds(answered.status === 200, `/products answered ${answered.status} beside the streams`);
        holds((statuses.get(200) ?? 0) === Math.min(20, streams), `${statuses.get(200)} streams were opened`);
        const others = [...statuses.keys()].filter((status) => ![200, 429, 503].includes(status));
        holds(others.length === 0, `streams were answered with ${others.join(", ")}`);
        return `${[...statuses].map(([status, times]) => `${status}: ${times}`).join(", ")}, ${megabytes.toFixed(0)} MB`;
      }),
  ],
  ["a second start on the same data", () => against(secondStart)],
  ["a full disk", fullDisk],
  ["a data folder that is read-only", readOnly],
];

async function secondStart({ port, statusOf, server }: HostileShop): Promise<string> {
  const data = server.child.spawnargs[server.child.spawnargs.indexOf("--data") + 1] ?? "";
  const { status, said } = await startEnding(data, port + 10);
  holds(status === 1 && said.includes("Another process has the shop"), `it ended with ${status}: ${said}`);
  holds((await statusOf("/products")).status === 200, "the first shop is down");
  return said.trim();
}

async function fullDisk(): Promise<string> {
  const disk = smallDisk(48);
  if (!disk) return "not run: only root may mount a small disk";
  try {
    const shop = await hostileShop(disk.folder);
    try {
      await shop.buy();
      disk.fill(16 * 1024);
      let refused: Response | undefined;
      for (let tries = 0; tries < 200 && refused?.status !== 503; tries++)
        refused = await shop.statusOf("/me/addresses", {
          ...filler,
          street: `${tries} Long Street ${"x".repeat(80)}`,
        });
      holds(refused?.status === 503, `writes are answered with ${refused?.status}`);
      holds(Number(refused?.headers.get("retry-after")) > 0, "there is no Retry-After");
      holds((await shop.statusOf("/products")).status === 200, "reads are down");
      disk.empty();
      await sleep(1_500);
      await shop.buy();
      // What failed while the disk was full is tried again, later each time.
      for (let tries = 0; tries < 60; tries++) {
        if ((await auditOf(disk.folder)).last.endsWith("difference 0")) break;
        await sleep(1_000);
      }
      await shop.server.stop();
      return `writes 503, reads 200, and sells again with room; ${await agreed(disk.folder)}`;
    } finally {
      await shop.server.stop();
    }
  } finally {
    disk.close();
  }
}

const filler = { city: "San Francisco", state: "CA", zipCode: "94105", country: "US" };

async function readOnly(): Promise<string> {
  const isRoot = process.getuid?.() === 0;
  const disk = isRoot ? smallDisk(48) : undefined;
  if (isRoot && !disk) return "not run: no disk can be mounted here";
  const data = disk?.folder ?? mkdtempSync(join(tmpdir(), "hostile-"));
  try {
    const shop = await hostileShop(data);
    await shop.buy();
    await shop.server.stop();
    if (disk) execFileSync("mount", ["-o", "remount,ro", data]);
    else chmodSync(data, 0o500);
    const { status, said } = await startEnding(data, shop.port);
    holds(
      status === 1 && said.includes(data) && said.includes("cannot be written"),
      `it ended with ${status}: ${said}`,
    );
    if (disk) execFileSync("mount", ["-o", "remount,rw", data]);
    else chmodSync(data, 0o700);
    return `${said.trim().replace(data, "DIR")}; ${await agreed(data)}`;
  } finally {
    if (disk) disk.close();
    else rmSync(data, { recursive: true, force: true });
  }
}

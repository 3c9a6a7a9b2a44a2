import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { residentMegabytes, type Server, startShop } from "../../testing/server.ts";
import { driver, type Progress } from "./drive.ts";
import type { LoadReport } from "./report.ts";

export type LoadOptions = {
  /** A shop that runs already; without it one is started on a folder of its own and audited at the end. */
  readonly url?: string | undefined;
  readonly seconds: number;
  /** Of one part of the report. */
  readonly slice: number;
  /** Visits a second; without it 70 % of the peak. */
  readonly rate?: number | undefined;
  readonly peakSeconds: number;
  readonly products: number;
  readonly tell: (line: string, progress?: Progress) => void;
};

const visitors = 24;
const held = 0.7;

/** Finds the peak of a shop, holds 70 % of it, and audits the shop's books. */
export async function runLoad(options: LoadOptions): Promise<LoadReport> {
  if (options.url !== undefined) return measured(options.url, options, undefined);
  const data = mkdtempSync(join(tmpdir(), "load-"));
  try {
    const server = await startShop({ data, products: options.products, apiOnly: true });
    try {
      await stockUp(server.url);
      const report = await measured(server.url, options, server);
      options.tell("Stopping the shop, which finishes its work, and auditing it…");
      await server.stop();
      return { ...report, audit: await auditOf(data) };
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function measured(
  url: string,
  { seconds, slice, peakSeconds, tell, ...options }: LoadOptions,
  server: Server | undefined,
): Promise<LoadReport> {
  const { peak, hold, failures, close } = driver(url);
  let rate = options.rate;
  let most: number | undefined;
  if (rate === undefined) {
    tell(`Finding the peak: ${visitors} visitors at once for ${peakSeconds} seconds…`);
    // Code is compiled and caches are filled before anything is measured.
    await peak(visitors, Math.min(3, peakSeconds));
    most = await peak(visitors, peakSeconds);
    rate = most * held;
    tell(`${most.toFixed(1)} visits per second at most. Holding ${rate.toFixed(1)} for ${seconds} seconds.`);
  }
  const slices = await hold(rate, {
    seconds,
    slice,
    memory: async () => server && residentMegabytes(server),
    tell: (progress) => tell("", progress),
  });
  close();
  return {
    url,
    peak: most,
    rate,
    slice,
    slices,
    failures: Object.fromEntries(failures),
    audit: { notRun: "the shop was running before" },
  };
}

/** Products whose units do not run out: the demo's do after a few hundred orders. */
async function stockUp(url: string): Promise<void> {
  const post = async <T>(path: string, body: unknown, token?: string): Promise<T> => {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const admin = { email: "admin@example.com", password: "Admin#2026" };
  const { accessToken } = await post<{ accessToken: string }>("/auth/sign-in", admin);
  for (let made = 0; made < 20; made++)
    await post(
      "/products",
      { name: `Load mug ${randomUUID().slice(0, 8)}`, price: 12.5, category: "Kitchen", stock: 1_000_000 },
      accessToken,
    );
}

async function auditOf(data: string): Promise<LoadReport["audit"]> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["scripts/audit.ts", "--data", data]).catch(
    (error: { stdout?: string; message: string }) => ({ stdout: error.stdout ?? error.message }),
  );
  const said = stdout.trim().split("\n").at(-1) ?? "";
  return { difference: Number(/difference (\d+)/.exec(said)?.[1] ?? Number.NaN), said };
}

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { testShop } from "../../testing/shop.ts";
import { driver, type Slice } from "./drive.ts";
import { k6Script } from "./k6-script.ts";
import { type LoadReport, markdownOf, plot, verdictsOf } from "./report.ts";
import { runLoad } from "./run.ts";
import { visit } from "./visits.ts";

test("a few seconds of browsing and buying end without an error and with books that agree", async () => {
  const report = await runLoad({
    seconds: 4,
    slice: 2,
    rate: 2,
    peakSeconds: 1,
    products: 5,
    tell: () => undefined,
  });
  expect(report.failures).toEqual({});
  expect(report.slices).toHaveLength(2);
  expect(report.slices.reduce((sum, { visits }) => sum + visits, 0)).toBeGreaterThan(3);
  expect(verdictsOf(report).filter(({ holds }) => !holds)).toEqual([]);
  expect(report.audit).toMatchObject({ difference: 0 });
}, 240_000);

test("visitors buy as guests, and what they buy is paid", async () => {
  const shop = await testShop();
  for (let made = 0; made < 3; made++) await shop.addProduct({ stock: 1_000 });
  let orders = 0;
  // Numbers that let every visitor buy, each another product.
  let turn = 0;
  for (let visitor = 0; visitor < 5; visitor++)
    await visit({
      visitor: `test-${visitor}`,
      random: () => (turn++ % 3) / 100,
      send: async (step, method, path, { body, headers } = {}) => {
        const response = await shop.guest.request(method, path, body, headers);
        if (step === "order") orders++;
        await shop.settled();
        return { status: response.status, body: await response.json() };
      },
    });
  await shop.settled();
  expect(orders).toBe(5);
  const staff = await shop.admin();
  const { items } = await staff.json<{ items: { status: string }[] }>(staff.get("/admin/orders"));
  expect(items.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => "PROCESSING"));
  await shop.close();
});

test("answers that no visitor expects are counted by their reason, and a shop that sheds is no error", async () => {
  let status = 500;
  const server = createServer((_, response) => {
    response.writeHead(status, { "content-type": "application/json", "retry-after": "1" });
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { hold, failures, close } = driver(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const run = () =>
    hold(20, { seconds: 0.4, slice: 0.4, memory: async () => undefined, tell: () => undefined });
  const [broken] = await run();
  expect(broken?.errors).toBeGreaterThan(0);
  expect([...failures.keys()]).toEqual(["list answered 500"]);
  status = 503;
  const [shed] = await run();
  expect([shed?.errors, failures.size]).toEqual([0, 0]);
  expect(shed?.shed).toBeGreaterThan(0);
  close();
  server.close();
});

const part = (fields: Partial<Slice> = {}): Slice => ({
  visits: 1,
  requests: 5,
  perSecond: 5,
  p50: 1,
  p99: 10,
  errors: 0,
  shed: 0,
  megabytes: 200,
  ...fields,
});
const reportOf = (slices: readonly Slice[], difference = 0): LoadReport => ({
  url: "http://shop",
  peak: 10,
  rate: 7,
  slice: 60,
  slices,
  failures: {},
  audit: { difference, said: "" },
});

test("a slower end, more memory, an error and a difference each fail the run", () => {
  const failing = (report: LoadReport) => verdictsOf(report).filter(({ holds }) => !holds).length;
  expect(failing(reportOf([part({ p99: 90 }), part(), part({ p99: 13 })]))).toBe(0);
  expect(failing(reportOf([part(), part(), part({ p99: 13.1 })]))).toBe(1);
  expect(failing(reportOf([part(), part(), part({ megabytes: 221 })]))).toBe(1);
  expect(failing(reportOf([part(), part({ megabytes: 400 }), part({ megabytes: 400 })]))).toBe(1);
  expect(failing(reportOf([part({ errors: 1 })], 1))).toBe(2);
  expect(markdownOf(reportOf([part()]))).toContain("| 1 | 1 | 5 | 5 | 1.0 | 10.0 | 0 | 0 | 200 |");
  expect(plot("Times", [["p99", [1, 2, 3]]])).toMatch(/^<svg [\s\S]*<polyline points="[\d., ]+"/);
});

test("the script for k6 is one file that runs the same visits against BASE_URL", async () => {
  const shop = await testShop();
  await shop.addProduct({ stock: 1_000 });
  const script = await k6Script("https://unused.example");
  expect([...script.matchAll(/from "([^"]+)"/g)].map(([, from]) => from)).toEqual(["k6", "k6/http"]);
  const asked: string[] = [];
  const outcomes: boolean[] = [];
  const http = {
    async asyncRequest(method: string, url: string, body: string | null, { headers }: { headers: object }) {
      asked.push(url);
      const response = await shop.fetch(
        new Request(url, { method, headers: { ...headers }, ...(body !== null && { body }) }),
      );
      return { status: response.status, body: await response.text() };
    },
  };
  const check = (value: string, checks: Record<string, (value: string) => boolean>) =>
    outcomes.push(...Object.values(checks).map((holds) => holds(value)));
  // Modules of k6 are given to the script as names, which node:vm has no imports for.
  const body = script
    .replace(/import \{ check \} from "k6";/, "")
    .replace(/import http from "k6\/http";/, "")
    .replace(/export\s*\{([^}]*)\};?\s*$/, (_, names: string) => {
      const main = /(\w+) as default/.exec(names)?.[1];
      return `main = ${main};`;
    });
  const context = {
    http,
    check,
    main: async () => undefined,
    __ENV: { BASE_URL: "http://localhost:3000" },
    __VU: 1,
    __ITER: 0,
  };
  runInNewContext(body, context);
  await context.main();
  expect(outcomes).toEqual([true]);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.every((url) => url.startsWith("http://localhost:3000/"))).toBe(true);
  await shop.close();
});

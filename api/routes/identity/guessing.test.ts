import { afterEach, expect, test } from "vitest";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";

const password = "Testing#2026";
const email = "ada@example.com";
const time = { now: Date.UTC(2026, 10, 27, 9) };
let shop: TestShop;
afterEach(() => shop.close());

async function openShop(): Promise<void> {
  time.now = Date.UTC(2026, 10, 27, 9);
  shop = await testShop({ rateLimits: true, clock: () => time.now });
  await shop.identity.ensureUser({ email, password });
}

type Sent = { readonly from: string; readonly cookie?: string };

function post(path: string, body: object, { from, cookie }: Sent): Promise<Response> {
  const request = new Request(`http://localhost:3000${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(cookie !== undefined && { cookie }) },
    body: JSON.stringify(body),
  });
  return Promise.resolve(shop.fetch(request, { incoming: { socket: { remoteAddress: from } } }));
}

const signIn = (sent: Sent & { readonly with?: string; readonly as?: string }) =>
  post("/auth/sign-in", { email: sent.as ?? email, password: sent.with ?? "Wrong#2026" }, sent);
const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
const botnet = (count: number, as = email): Promise<number[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, at) => (await signIn({ from: `203.0.113.${at}`, as })).status),
  );
const waits = (response: Response) => Number(response.headers.get("retry-after"));

test("two hundred addresses guess one account's password ten times, and its owner signs in on a known device meanwhile", async () => {
  await openShop();
  const home = cookiesOf(await signIn({ from: "198.51.100.7", with: password }));
  expect(home).toMatch(/refreshToken=.*devices=/);
  const statuses = await botnet(200);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(190);
  expect((await signIn({ from: "198.51.100.8", with: password, cookie: home })).status).toBe(200);
  // A wrong password there counts against the device, not against strangers.
  expect((await signIn({ from: "198.51.100.8", cookie: home })).status).toBe(401);
});

test("from a new device the right password works after the wait, which doubles up to five minutes", async () => {
  await openShop();
  await botnet(50);
  const seen: number[] = [];
  for (let turn = 0; turn < 11; turn++) {
    const refused = await signIn({ from: `192.0.2.${turn}`, with: password });
    expect(refused.status).toBe(429);
    seen.push(waits(refused));
    time.now += waits(refused) * 1000;
    if (turn < 10) expect((await signIn({ from: `198.51.100.${turn}` })).status).toBe(401);
  }
  expect(seen).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  expect((await signIn({ from: "192.0.2.99", with: password })).status).toBe(200);
  // The right answer begins anew.
  expect((await signIn({ from: "192.0.2.98" })).status).toBe(401);
});

test("a caller who must wait takes none of the tries of all", async () => {
  await openShop();
  const own: number[] = [];
  for (let turn = 0; turn < 19; turn++) own.push((await signIn({ from: "203.0.113.9" })).status);
  expect(own.filter((status) => status === 401)).toHaveLength(5);
  expect((await signIn({ from: "198.51.100.7", with: password })).status).toBe(200);
});

test("an address without an account is refused in the same way", async () => {
  await openShop();
  const known = await botnet(40);
  const unknown = await botnet(40, "nobody@example.com");
  const ascending = (statuses: readonly number[]) => statuses.toSorted((one, other) => one - other);
  expect(ascending(unknown)).toEqual(ascending(known));
});

test("a mark of another account, a forged one and one of another shop are strangers'", async () => {
  await openShop();
  await shop.identity.ensureUser({ email: "bob@example.com", password });
  const bobs = cookiesOf(await signIn({ from: "192.0.2.1", as: "bob@example.com", with: password }));
  await botnet(50);
  const [device = ""] = /devices=([^;]+)/.exec(bobs)?.slice(1) ?? [];
  for (const mark of [device, `${device.slice(0, -1)}A`, "a.1.b", "~~~~", "x".repeat(9_000)])
    expect((await signIn({ from: "192.0.2.2", with: password, cookie: `devices=${mark}` })).status).toBe(429);
});

test("a new password by mail lifts the wait, and strangers who guess its code do not keep a known device out", async () => {
  await openShop();
  const home = cookiesOf(await signIn({ from: "198.51.100.7", with: password }));
  const codeIn = () => /\b\d{6}\b/.exec(shop.mailbox.list({ to: email })[0]?.text ?? "")?.[0] ?? "";
  await botnet(50);
  for (let at = 0; at < 30; at++) {
    await post("/auth/forgot", { email }, { from: `203.0.113.${at}` });
    await post("/auth/reset", { email, code: "000000", password: "Thief#2026" }, { from: `203.0.113.${at}` });
  }
  expect((await post("/auth/forgot", { email }, { from: "203.0.113.200" })).status).toBe(429);
  const owner = { from: "198.51.100.9", cookie: home };
  expect((await post("/auth/forgot", { email }, owner)).status).toBe(202);
  const reset = await post("/auth/reset", { email, code: codeIn(), password: "Newer#2026" }, owner);
  expect(reset.status).toBe(204);
  expect((await signIn({ from: "192.0.2.50", with: "Newer#2026" })).status).toBe(200);
});

test("every auth route that guesses or mails counts by account too", async () => {
  await openShop();
  const routes: readonly (readonly [path: string, body: object])[] = [
    ["/auth/sign-in", { password: "Wrong#2026" }],
    ["/auth/confirm", { code: "000000" }],
    ["/auth/reset", { code: "000000", password }],
    ["/auth/sign-up", { password }],
    ["/auth/resend", {}],
    ["/auth/forgot", {}],
  ];
  for (const [path, body] of routes) {
    const statuses: number[] = [];
    for (let at = 0; at < 25; at++)
      statuses.push(
        (await post(path, { email: "eve@example.com", ...body }, { from: `203.0.113.${at}` })).status,
      );
    expect(statuses.at(-1), path).toBe(429);
  }
});

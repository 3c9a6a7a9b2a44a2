import { afterEach, describe, expect, test } from "vitest";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { networkOf } from "./caller.ts";

let shop: TestShop;
const now = Date.now();
/** A clock that stands: a window that ends meanwhile would begin to count anew. */
const clock = () => now;
afterEach(() => shop?.close());

/** Sends requests from a network address, each with its own headers; returns how many were refused with 429. */
async function refusals(
  count: number,
  headersOf: (turn: number) => Record<string, string>,
  options: { readonly path?: string; readonly from?: (turn: number) => string } = {},
): Promise<number> {
  const { path = "/search?q=mug", from = () => "203.0.113.9" } = options;
  let refused = 0;
  for (let turn = 0; turn < count; turn++) {
    const request = new Request(`http://localhost:3000${path}`, { headers: headersOf(turn) });
    const response = await shop.fetch(request, { incoming: { socket: { remoteAddress: from(turn) } } });
    if (response.status === 429) refused++;
  }
  return refused;
}

describe("a rate limit", () => {
  test.each([
    ["a made-up token", (turn: number) => ({ authorization: `Bearer made-up-${turn}` })],
    ["another scheme", (turn: number) => ({ authorization: `Basic ${turn}` })],
    ["another spelling", (turn: number) => ({ authorization: turn % 2 ? "bEaReR x" : "BEARER x=" })],
    ["a made-up X-Forwarded-For", (turn: number) => ({ "x-forwarded-for": `198.51.100.${turn}` })],
    ["a made-up Forwarded", (turn: number) => ({ forwarded: `for=198.51.100.${turn}` })],
    ["a cookie", (turn: number) => ({ cookie: `refreshToken=${turn}` })],
  ])("is not escaped with %s", async (_, headersOf) => {
    shop = await testShop({ rateLimits: true, clock });
    expect(await refusals(310, headersOf)).toBe(10);
  });

  test("counts a shopper over all their sessions and tokens, wherever they are", async () => {
    shop = await testShop({ rateLimits: true, clock });
    await shop.identity.ensureUser({ email: "ada@example.com", password: "Testing#2026" });
    const { refreshToken } = await shop.deps.identity.signIn({
      email: "ada@example.com",
      password: "Testing#2026",
    });
    const tokens: string[] = [];
    let refresh = refreshToken;
    for (let turn = 0; turn < 40; turn++) {
      const renewed = await shop.deps.identity.refresh(refresh);
      tokens.push(renewed.accessToken);
      refresh = renewed.refreshToken;
    }
    let refused = 0;
    for (const [turn, token] of tokens.entries()) {
      const request = new Request("http://localhost:3000/orders", {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: "{}",
      });
      const env = { incoming: { socket: { remoteAddress: `203.0.113.${turn}` } } };
      if ((await shop.fetch(request, env)).status === 429) refused++;
    }
    expect(refused).toBe(10);
  });

  test("behind one trusted proxy counts the address that the proxy saw, whatever the client wrote before it", async () => {
    shop = await testShop({ rateLimits: true, trustedProxies: 1, clock });
    const from = () => "127.0.0.1";
    const spoofed = (turn: number) => ({ "x-forwarded-for": `198.51.100.${turn}, 203.0.113.9` });
    expect(await refusals(305, spoofed, { from })).toBe(5);
    expect(await refusals(5, () => ({ "x-forwarded-for": "192.0.2.1" }), { from })).toBe(0);
  });

  test("counts the addresses of one IPv6 network as one caller", async () => {
    shop = await testShop({ rateLimits: true, clock });
    const from = (turn: number) => `2001:db8:0:7::${turn.toString(16)}`;
    expect(await refusals(305, () => ({}), { from })).toBe(5);
    expect(await refusals(5, () => ({}), { from: () => "2001:db8:0:8::1" })).toBe(0);
  });
});

test("a network is an IPv4 address, or the first half of an IPv6 address however it is written", () => {
  expect(networkOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(networkOf("192.0.2.1")).toBe("192.0.2.1");
  for (const same of ["2001:db8::1", "2001:0DB8:0000:0000:ffff::", "2001:db8:0:0:1:2:3:4%eth0"])
    expect(networkOf(same), same).toBe("2001:db8:0:0::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
  expect(networkOf("unknown")).toBe("unknown");
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { forgedTokens, resigned } from "../../../scripts/testing/hostile/forged-tokens.ts";
import { address, testShop } from "../../../scripts/testing/shop.ts";

type Described = { readonly security?: readonly { readonly [scheme: string]: readonly string[] }[] };
type Operation = {
  readonly method: string;
  readonly path: string;
  /** What a token is for: it must be there, it may be there, or it is not read. */
  readonly token: "needed" | "optional" | "unread";
};

const folder = mkdtempSync(join(tmpdir(), "forged-"));
const shop = await testShop({ folder, streamFor: 100 });
afterAll(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

const { paths } = await shop.guest.json<{ paths: Record<string, Record<string, Described>> }>(
  shop.guest.get("/openapi.json"),
);
const operations: readonly Operation[] = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, { security = [] }]) => ({
    method: method.toUpperCase(),
    path,
    token: tokenOf(security),
  })),
);

const staff = { email: "forged@example.com", password: "Testing#2026" };
await shop.identity.ensureUser({ ...staff, groups: ["admin"] });
const session = await shop.identity.signIn(staff);
const ended = await shop.identity.signIn(staff);
await shop.identity.signOut(ended.refreshToken);
const callers: ReadonlyMap<string, string> = new Map([
  ...forgedTokens(folder, session.accessToken),
  ["a refresh token", session.refreshToken],
  ["a session that was signed out", ended.accessToken],
]);
const withToken = operations.filter(({ token }) => token !== "unread");

test("the same token signed again with the shop's key is good, so that each forgery is refused for what is wrong with it", async () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  expect((await shop.guest.get("/admin/orders", bearer(session.accessToken))).status).toBe(200);
  expect((await shop.guest.get("/admin/orders", bearer(resigned(folder, session.accessToken)))).status).toBe(
    200,
  );
});

test(`${withToken.length} operations that take a token × ${callers.size} forged or ended tokens: ${withToken.length * callers.size} calls, 0 leaks`, async () => {
  expect(withToken.length).toBeGreaterThan(100);
  const leaks: string[] = [];
  for (const operation of withToken)
    for (const [caller, token] of callers) {
      const status = await answered(operation, `Bearer ${token}`);
      if (status !== 401)
        leaks.push(`${operation.method} ${operation.path} answered ${caller} with ${status}`);
    }
  expect(leaks).toEqual([]);
});

test("without a token, what needs one is a 401, also with other schemes of authorization", async () => {
  const leaks: string[] = [];
  const good = session.accessToken;
  for (const operation of operations.filter(({ token }) => token === "needed"))
    for (const header of [
      undefined,
      "",
      good,
      `Basic ${good}`,
      `Bearer  ${good}`,
      `Bearer ${good},${good}`,
    ]) {
      const status = await answered(operation, header);
      if (status !== 401)
        leaks.push(`${operation.method} ${operation.path} ${header?.slice(0, 9)} ${status}`);
    }
  expect(leaks).toEqual([]);
});

test("another shopper gets nothing of what a shopper has, on any route", async () => {
  const marker = "Lovelace Lane";
  const owner = await shop.shopper();
  const other = await shop.shopper();
  const { productId } = await shop.addProduct();
  const own = { ...address, street: `1 ${marker}`, name: "Ada Lovelace" };
  await owner.json(owner.post("/cart", { productId, quantity: 1 }));
  const placed = { paymentMethodId: "pm_card_visa", shippingAddress: own };
  const { orderId } = await owner.json<{ orderId: string }>(owner.post("/orders", placed));
  await owner.json(owner.post("/me/addresses", own));
  await shop.settled();
  const book = await owner.json<{ addresses?: { addressId?: string; id?: string }[] }>(
    owner.get("/me/addresses"),
  );
  const known = JSON.stringify(book);
  expect(known).toContain(marker);
  const addressId = /"(?:addressId|id)":"([^"]+)"/.exec(known)?.[1] ?? "";
  const forShoppers = withToken.filter(({ path }) => !path.startsWith("/admin"));
  const leaks: string[] = [];
  for (const { method, path } of forShoppers) {
    const named = path
      .replace(/^(\/me\/addresses\/){\w+}/, `$1${addressId}`)
      .replace(/{\w+}/g, path.includes("payment") ? "pi_x" : orderId);
    const response = await other.request(method, named, undefined, {});
    const text = await response.text();
    if (text.includes(marker) || (path.startsWith("/orders/{") && response.ok))
      leaks.push(`${method} ${named} ${response.status}`);
  }
  expect(forShoppers.length).toBeGreaterThan(25);
  expect(leaks).toEqual([]);
  expect(JSON.stringify(await owner.json(owner.get("/me/addresses")))).toBe(known);
  const kept = await owner.json<{ status: string }>(owner.get(`/orders/${orderId}`));
  expect(kept.status).toBe("PROCESSING");
});

function tokenOf(security: NonNullable<Described["security"]>): Operation["token"] {
  if (!security.some((one) => "bearer" in one)) return "unread";
  return security.every((one) => "bearer" in one) ? "needed" : "optional";
}

/** The status of a request without a body, for ids that nothing has. */
async function answered({ method, path }: Operation, authorization: string | undefined): Promise<number> {
  const url = `http://shop${path.replace(/{\w+}/g, "00000000-0000-4000-8000-000000000000")}`;
  const headers = authorization === undefined ? {} : { authorization };
  const response = await shop.fetch(new Request(url, { method, headers }));
  await response.body?.cancel();
  return response.status;
}

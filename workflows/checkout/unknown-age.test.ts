import { afterEach, expect, test } from "vitest";
import { DomainError } from "../../api/domain/errors.ts";
import type { ShopProcess, World } from "../../scripts/testing/world/process.ts";
import { newTestWorld, placeAndFinishOrder, restartShop } from "../../scripts/testing/world/test-world.ts";
import { endWorld } from "../../scripts/testing/world/world.ts";

let world: World;
afterEach(() => endWorld(world));

async function shopWhoseAccountsAnswer(refusal: Error): Promise<ShopProcess> {
  world = await newTestWorld({});
  const shop = restartShop(world);
  Object.assign(shop.deps, { identity: { ...shop.deps.identity, find: () => Promise.reject(refusal) } });
  return shop;
}

test.each([
  ["are asked too often", new DomainError("RATE_LIMITED", { retryAfter: 60 })],
  ["cannot be reached", new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 })],
])("an order is screened without its shopper's age while accounts %s", async (_, error) => {
  const shop = await shopWhoseAccountsAnswer(error);
  expect(await placeAndFinishOrder(world, shop)).toMatchObject({ status: "PROCESSING" });
});

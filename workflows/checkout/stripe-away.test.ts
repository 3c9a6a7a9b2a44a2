import { afterEach, expect, test } from "vitest";
import type { World } from "../../scripts/testing/world/process.ts";
import {
  expectConsistentBooks,
  newTestWorld,
  placeAndFinishOrder,
  restartShop,
  stock,
} from "../../scripts/testing/world/test-world.ts";
import { endWorld } from "../../scripts/testing/world/world.ts";

let world: World;
afterEach(() => endWorld(world));

/** The package is told not to ask again itself. */
const patient = { "stripe-should-retry": "false" };
const answer = (status: number, error: object) => Response.json({ error }, { status, headers: patient });

const failures: readonly (readonly [string, () => Response | Promise<never>])[] = [
  ["503", () => answer(503, { type: "api_error", message: "down" })],
  ["429", () => answer(429, { type: "invalid_request_error", code: "rate_limit" })],
  ["a key in use", () => answer(409, { type: "idempotency_error", code: "idempotency_key_in_use" })],
  ["an answer that is not Stripe's", () => new Response("<html>", { status: 502, headers: patient })],
  ["a lost connection", () => Promise.reject(new TypeError("fetch failed"))],
];

/** A shop whose Stripe fails the first requests that move money, of each kind more often than the package itself asks. */
async function shopWhoseStripeFails(failure: () => Response | Promise<never>) {
  const made = await newTestWorld({});
  const asked = new Map<string, number>();
  const { stripe } = made;
  world = {
    ...made,
    stripe: {
      ...stripe,
      fetch: async (request) => {
        if (request.method === "GET") return stripe.fetch(request);
        const kind = new URL(request.url).pathname.replace(/pi_\w+/, ":id");
        const before = asked.get(kind) ?? 0;
        asked.set(kind, before + 1);
        return before < 4 ? failure() : stripe.fetch(request);
      },
    },
  };
  return restartShop(world);
}

test.each(failures)(
  "an order survives that Stripe answers %s for a while, and is charged once",
  async (_, failure) => {
    const shop = await shopWhoseStripeFails(failure);
    expect(await placeAndFinishOrder(world, shop)).toMatchObject({ status: "PROCESSING" });
    expect(await stock(shop)).toEqual({ stock: 3, available: 3 });
    await expectConsistentBooks(world, shop);
  },
);

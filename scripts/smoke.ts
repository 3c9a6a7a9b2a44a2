// One whole purchase against any base URL: npm run smoke -- http://localhost:3000
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { addresses } from "./smoke/addresses.ts";
import { paymentMethod, readCode, readMail } from "./smoke/mailbox-and-stripe.ts";

const base = (process.argv[2] ?? "http://localhost:3000").replace(/\/$/, "");
const started = performance.now();

const Product = z.object({
  productId: z.string(),
  name: z.string(),
  price: z.number(),
  available: z.int(),
  stock: z.int(),
  variants: z.array(z.object({ id: z.string(), available: z.int(), stock: z.int() })),
});
type Buyable = { product: z.output<typeof Product>; variantId: string | undefined };
const Cart = z.object({ items: z.array(z.unknown()), total: z.number(), itemCount: z.int() });
const Order = z.object({
  orderId: z.string(),
  status: z.string(),
  totalAmount: z.number(),
  failure: z.object({ message: z.string() }).optional(),
  shippingAddress: z.looseObject({ country: z.string() }),
});

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    const result = await work();
    console.log(`✓ ${name} (${Math.round(performance.now() - from)} ms)`);
    return result;
  } catch (error) {
    console.error(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

let token = "";
async function call<S extends z.ZodType>(
  schema: S,
  method: string,
  path: string,
  body?: unknown,
  headers = {},
): Promise<z.output<S>> {
  const response = await fetch(base + path, {
    method,
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token !== "" && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return schema.parse(text === "" ? undefined : JSON.parse(text));
}

const check = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Error(otherwise);
};

const email = `smoke-${randomUUID().slice(0, 8)}@example.com`;
const password = `Smoke#${randomUUID().slice(0, 8)}a1`;

await step("the shop is healthy", () => call(z.object({ status: z.literal("ok") }), "GET", "/health/ready"));
const config = await step("its configuration is readable", () =>
  call(
    z.object({ stripe: z.object({ publishableKey: z.string(), apiUrl: z.string().nullable() }) }),
    "GET",
    "/config.json",
  ),
);
await step(`signs up ${email}`, () =>
  call(z.unknown(), "POST", "/auth/sign-up", { email, password, name: "Smoke Test" }),
);
const code = await step("reads the code from the mailbox", () => readCode(base, email));
await step("confirms the address", () => call(z.unknown(), "POST", "/auth/confirm", { email, code }));
await step("signs in", async () => {
  const tokens = await call(z.object({ accessToken: z.string() }), "POST", "/auth/sign-in", {
    email,
    password,
  });
  token = tokens.accessToken;
});

const lines = await step("finds two products in the list", async () => {
  const { items } = await call(z.object({ items: z.array(Product) }), "GET", "/products?limit=50");
  const buyable = items.flatMap((product): Buyable[] => {
    const variant = product.variants.find((one) => one.available >= 2);
    if (product.variants.length > 0) return variant ? [{ product, variantId: variant.id }] : [];
    return product.available >= 2 ? [{ product, variantId: undefined }] : [];
  });
  const chosen = buyable.sort((one, other) => one.product.price - other.product.price).slice(0, 2);
  check(chosen.length === 2, "the shop has fewer than two products in stock");
  return chosen.map((one, index) => ({ ...one, quantity: index + 1 }));
});

const cart = await step("fills the cart", async () => {
  for (const { product, variantId, quantity } of lines)
    await call(z.unknown(), "POST", "/cart", { productId: product.productId, variantId, quantity });
  const filled = await call(Cart, "GET", "/cart?country=Singapore");
  check(filled.itemCount === 3, `the cart has ${filled.itemCount} units, not 3`);
  return filled;
});

const order = await step("pays with 4242 4242 4242 4242", async () => {
  const paymentMethodId = await paymentMethod(config.stripe);
  const shippingAddress = {
    name: "Smoke Test",
    street: "123 Main Street",
    city: "Singapore",
    state: "Singapore",
    zipCode: "123456",
    country: "Singapore",
  };
  const placed = await call(
    Order,
    "POST",
    "/orders",
    { paymentMethodId, shippingAddress, quoteTotal: cart.total },
    { "idempotency-key": randomUUID() },
  );
  check(placed.shippingAddress.country === "SG", "the order does not keep Singapore as SG");
  check(
    placed.totalAmount === cart.total,
    `the order costs ${placed.totalAmount}, the cart said ${cart.total}`,
  );
  return placed;
});

/** Asks until it holds; half a minute at most. */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not true after 30 s: ${what}`);
    await sleep(100);
  }
}

await step("sees the order paid", () =>
  until("the order is paid", async () => {
    const { status, failure } = await call(Order, "GET", `/orders/${order.orderId}`);
    check(status !== "FAILED", `the order failed: ${failure?.message}`);
    return ["PAID", "PROCESSING", "SHIPPED", "DELIVERED"].includes(status);
  }),
);
await step("has the confirmation in the mailbox", () =>
  until("the confirmation has come", async () =>
    (await readMail(base, email)).some((mail) => mail.text.includes(order.orderId)),
  ),
);
await step("the stock is lower by what was bought", async () => {
  for (const { product, variantId, quantity } of lines) {
    const stockOf = (one: z.output<typeof Product>) =>
      variantId === undefined
        ? one.stock
        : (one.variants.find((variant) => variant.id === variantId)?.stock ?? 0);
    await until(`the stock of ${product.name} fell by ${quantity}`, async () => {
      const now = await call(Product, "GET", `/products/${product.productId}`);
      return stockOf(product) - stockOf(now) >= quantity;
    });
  }
});
await step("the cart is empty", () =>
  until("the cart is empty", async () => (await call(Cart, "GET", "/cart")).items.length === 0),
);
const guestEmail = `smoke-guest-${randomUUID().slice(0, 8)}@example.com`;
const guestOrder = await step(`buys as a guest, ${guestEmail}`, async () => {
  token = "";
  const [first] = lines;
  const items = first
    ? [{ productId: first.product.productId, variantId: first.variantId, quantity: 1 }]
    : [];
  const { shippingAddress } = order;
  const placed = await call(
    Order.extend({ orderNumber: z.string() }),
    "POST",
    "/orders",
    {
      paymentMethodId: await paymentMethod(config.stripe),
      shippingAddress,
      guest: { email: guestEmail, items },
    },
    { "idempotency-key": randomUUID() },
  );
  check(/^[0-9A-HJKMNP-TV-Z]{10}$/.test(placed.orderNumber), `the order's number is ${placed.orderNumber}`);
  return placed;
});
/** The token of the newest link that the guest was mailed. */
const mailedToken = async (): Promise<string | undefined> =>
  (await readMail(base, guestEmail)).flatMap(({ text }) => {
    const [, orderId, mailed] = /\/track\/([\w-]+)#t=([\w-]+)/.exec(text) ?? [];
    return orderId === guestOrder.orderId && mailed !== undefined ? [mailed] : [];
  })[0];
await step("follows the link of the guest's mail", async () => {
  await until("the mail with the link has come", async () => (await mailedToken()) !== undefined);
  const headers = { "order-token": (await mailedToken()) ?? "" };
  const path = `/orders/${guestOrder.orderId}`;
  await until("the guest's order is paid", async () =>
    ["PAID", "PROCESSING"].includes((await call(Order, "GET", path, undefined, headers)).status),
  );
  const stranger = await fetch(base + path, { headers: { "order-token": "forged" } });
  check(stranger.status === 404, `a forged link is answered with ${stranger.status}`);
  const { status } = await call(Order, "POST", `${path}/cancel`, undefined, headers);
  check(["CANCELLED", "PROCESSING"].includes(status), `the cancelled order is ${status}`);
});
const { items: markets } = await call(
  z.object({
    items: z.array(
      z.object({
        marketId: z.string(),
        name: z.string(),
        currency: z.string(),
        countries: z.array(z.string()).nullable(),
        isDefault: z.boolean(),
      }),
    ),
  }),
  "GET",
  "/markets",
);
for (const { marketId: market, name, currency, countries, isDefault } of markets) {
  const shippingAddress = addresses.find(({ country }) => countries?.includes(country));
  if (isDefault || !shippingAddress) continue;
  await step(`buys as a guest in ${name}, in ${currency}`, async () => {
    const { items } = await call(
      z.object({ items: z.array(Product) }),
      "GET",
      `/products?limit=50&market=${market}`,
    );
    const product = items.find(({ variants, available }) => variants.length === 0 && available > 0);
    if (!product) throw new Error(`${name} sells nothing that has no variants`);
    const line = { productId: product.productId, quantity: 1 };
    const quoted = await call(
      z.object({ total: z.number(), currency: z.string() }),
      "POST",
      `/cart/quote?market=${market}`,
      { items: [line], shippingAddress: { country: shippingAddress.country } },
    );
    const placed = await call(
      Order.extend({ orderToken: z.string(), currency: z.string(), market: z.string() }),
      "POST",
      "/orders",
      {
        market,
        paymentMethodId: await paymentMethod(config.stripe),
        shippingAddress,
        quoteTotal: quoted.total,
        guest: { email: `smoke-${market}-${randomUUID().slice(0, 8)}@example.com`, items: [line] },
      },
      { "idempotency-key": randomUUID() },
    );
    check(
      placed.currency === currency && placed.market === market,
      `it was ${placed.currency} in ${placed.market}`,
    );
    await until("the order is paid", async () => {
      const headers = { "order-token": placed.orderToken };
      const { status } = await call(Order, "GET", `/orders/${placed.orderId}`, undefined, headers);
      return ["PAID", "PROCESSING"].includes(status);
    });
  });
}
console.log(
  `A purchase of ${order.totalAmount} went through at ${base} in ${Math.round(performance.now() - started)} ms.`,
);

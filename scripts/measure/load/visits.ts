/**
 * What visitors of a shop do, in nothing but the language, so that Node and k6 run the same. A visit sends its requests one
 * after the other.
 */
export type Answer = { readonly status: number; readonly body: unknown };
export type Send = (
  step: string,
  method: "GET" | "POST",
  path: string,
  sent?: { readonly body?: unknown; readonly headers?: { readonly [name: string]: string } },
) => Promise<Answer>;
/** `random` is from 0 to 1; `visitor` is another text for each visit. */
export type Visit = { readonly send: Send; readonly random: () => number; readonly visitor: string };

/** Of a hundred visits how many buy. */
const buyers = 15;

/** One visit of the mix. Throws VisitFailed when an answer is none that a visitor can expect. */
export async function visit(at: Visit): Promise<void> {
  if (at.random() * 100 < buyers) await buy(at);
  else await browse(at);
}

export class VisitFailed extends Error {}

const words = ["mug", "lamp", "shirt", "chair", "red", "steel", "cotton", "gift"];

/** A list, a search, three products, and what a cart of one of them would cost. */
async function browse(at: Visit): Promise<void> {
  const products = await listed(at);
  await expected(at, "search", "GET", `/search?q=${words[Math.floor(at.random() * words.length)] ?? "mug"}`);
  await expected(at, "categories", "GET", "/categories");
  for (let seen = 0; seen < 3; seen++) await lookAt(at, products);
  const product = chosen(at, products);
  if (product) await expected(at, "quote", "POST", "/cart/quote", { body: { items: [lineOf(product)] } });
}

/** As a guest: a product, its price, the order, and the order again until it is paid. */
async function buy(at: Visit): Promise<void> {
  const products = await listed(at);
  await lookAt(at, products);
  const product = chosen(
    at,
    products.filter(({ available }) => available > 0),
  );
  if (!product) return;
  const items = [lineOf(product)];
  await expected(at, "quote", "POST", "/cart/quote", { body: { items, shippingAddress: place } });
  const placed = await at.send("order", "POST", "/orders", {
    body: {
      paymentMethodId: "pm_card_visa",
      shippingAddress: { street: "1 Market Street", city: "San Francisco", ...place },
      guest: { email: `load-${at.visitor}@example.com`, items },
    },
    headers: { "idempotency-key": `load-${at.visitor}` },
  });
  // Somebody else bought the last one.
  if (placed.status === 409) return;
  if (placed.status !== 202) throw new VisitFailed(`order answered ${placed.status}`);
  const { orderId, orderToken } = placed.body as { orderId: string; orderToken: string };
  for (let looks = 0; looks < 20; looks++) {
    const order = await expected(at, "follow", "GET", `/orders/${orderId}`, {
      headers: { "order-token": orderToken },
    });
    const { status } = order as { status: string };
    if (status === "FAILED") throw new VisitFailed("an order failed");
    if (status !== "PENDING") return;
  }
}

type Listed = { readonly productId: string; readonly slug: string; readonly available: number };
const place = { state: "CA", zipCode: "94105", country: "US" };
const lineOf = ({ productId }: Listed) => ({ productId, quantity: 1 });

async function listed(at: Visit): Promise<readonly Listed[]> {
  const page = await expected(at, "list", "GET", "/products?limit=20");
  return (page as { items: (Listed & { variants?: readonly unknown[] })[] }).items.filter(
    ({ variants = [] }) => variants.length === 0,
  );
}

const chosen = ({ random }: Visit, products: readonly Listed[]): Listed | undefined =>
  products[Math.floor(random() * products.length)];

async function lookAt(at: Visit, products: readonly Listed[]): Promise<void> {
  const product = chosen(at, products);
  if (product) await expected(at, "product", "GET", `/products/${product.slug}`);
}

async function expected(at: Visit, ...[step, method, path, sent]: Parameters<Send>): Promise<unknown> {
  const { status, body } = await at.send(step, method, path, sent);
  if (status < 200 || status > 299) throw new VisitFailed(`${step} answered ${status}`);
  return body;
}

import { render, screen } from "@solidjs/testing-library";
import { beforeEach, expect, test } from "vitest";
import type { CartCard, ProductCard } from "../../../api/client.ts";
import { CartSummary } from "./cart-card.tsx";
import { ProductCards } from "./product-cards.tsx";

// As the server writes them into a page.
document.body.innerHTML = `<div id="app" data-store='{"locale":"en-US","currency":"JPY","delivery":{"country":"JP"}}' data-market='{"marketId":"jp","name":"Japan","prefix":"/jp","query":{"market":"jp"},"locale":"en-JP"}'></div>`;
beforeEach(() => {
  for (const shown of document.querySelectorAll("body > div:not(#app)")) shown.remove();
});

const lamp: ProductCard = {
  productId: "lamp",
  name: "Lamp",
  path: "/p/lamp",
  imageUrl: "/images/x.svg",
  price: 220_000,
  currency: "JPY",
  market: "jp",
  available: 9,
};
const show = (card: Partial<ProductCard>) =>
  render(() => <ProductCards products={[{ ...lamp, ...card }]} added={[]} />).container;

test("a card has the market's price, the one that it replaces struck through, and links into the market", () => {
  const shown = show({ compareAt: 330_000 });
  expect(shown.querySelector("data")?.textContent).toBe("¥2,200");
  expect(shown.querySelector("s")?.textContent).toBe("Instead of ¥3,300");
  expect(shown.querySelector("a")?.getAttribute("href")).toBe("/jp/p/lamp");
  expect(shown.querySelector("button")?.getAttribute("aria-label")).toBe("Add to cart: Lamp");
  expect(show({}).querySelector("s")).toBeNull();
});

test("a card of a conversation in another market offers its page, not what it cost there", () => {
  const { market: _, ...abroad } = lamp;
  const { container } = render(() => (
    <ProductCards products={[{ ...abroad, price: 1_250, currency: "USD" }]} added={[]} />
  ));
  expect(screen.getByText("This is the price in another region.")).toBeTruthy();
  expect(container.querySelector("button")).toBeNull();
  expect(container.querySelector("a")?.getAttribute("aria-label")).toBe("View Lamp");
});

test("a line of the cart that is not sold here has no price, and says where", () => {
  const amounts = { discount: 0, shipping: 0, tax: 0, taxIncluded: false, currency: "JPY" } as const;
  const cart: CartCard = {
    ...amounts,
    lines: [{ productId: "lamp", name: "Lamp", quantity: 2, problem: "not_sold_here" }],
    itemCount: 0,
    subtotal: 0,
    total: 0,
  };
  const { container } = render(() => <CartSummary cart={cart} />);
  expect(container.querySelector("li")?.textContent).toBe("2 × LampNot sold in Japan.");
});

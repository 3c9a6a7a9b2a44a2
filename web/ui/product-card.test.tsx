import { render, screen } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { ProductCard } from "./product-card.tsx";

// As the server writes the store into a page.
document.body.innerHTML = `<div id="app" data-store='{"locale":"en-US"}'></div>`;

const card = (compareAt?: number, currency = "USD") =>
  render(() => (
    <ProductCard
      path="/p/lamp"
      name="Lamp"
      imageUrl="/images/x.svg"
      price={20}
      currency={currency}
      compareAt={compareAt}
    />
  ));

test("a reduced price is followed by the one it replaces, struck through and in words", () => {
  const { container } = card(30);
  const struck = container.querySelector("s");
  expect(struck?.textContent).toBe("Instead of $30.00");
  expect(struck?.closest("p")?.textContent).toBe("$20.00Instead of $30.00");
  // The name alone names the card's link.
  expect(screen.getByRole("link", { name: "Lamp" }).contains(struck)).toBe(false);
});

test("yen have no decimals there, and a price that replaces nothing stands alone", () => {
  expect(card(3300, "JPY").container.querySelector("s")?.textContent).toBe("Instead of ¥3,300");
  for (const none of [undefined, 0]) expect(card(none).container.querySelector("s")).toBeNull();
});

import { render } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { Price } from "./price.tsx";

test("a price is formatted for its reader's locale, and follows a change", () => {
  const [amount, setAmount] = createSignal(1234.5);
  const { container } = render(() => <Price amount={amount()} currency="EUR" locale="de-DE" />);
  expect(container.textContent).toBe("1.234,50\u00a0€");
  setAmount(0.99);
  expect(container.textContent).toBe("0,99\u00a0€");
  expect(container.querySelector("data")?.value).toBe("0.99");
});

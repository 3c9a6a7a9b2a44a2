import { fireEvent, render, screen } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { Quantity } from "./quantity.tsx";

test("the stepper stops at the available quantity and says so, and at zero offers no fewer", () => {
  const [value, setValue] = createSignal(1);
  render(() => <Quantity label="Mugs" value={value()} max={2} onChange={setValue} />);
  const more = screen.getByRole<HTMLButtonElement>("button", { name: "Increase quantity" });
  const fewer = screen.getByRole<HTMLButtonElement>("button", { name: "Decrease quantity" });
  fireEvent.click(more);
  expect(value()).toBe(2);
  expect(more.disabled).toBe(true);
  expect(screen.getByText("That's all we have in stock.")).toBeTruthy();
  fireEvent.click(fewer);
  fireEvent.click(fewer);
  expect(value()).toBe(0);
  expect(fewer.disabled).toBe(true);
});

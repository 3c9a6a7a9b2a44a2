import { expect, test } from "vitest";
import { isLargeHold } from "./hold.ts";

const line = (quantity: number) => ({ productId: "mug", quantity });
const from = { largeQuantity: 3, largeShare: 50 };

test("a hold is large with three units or more that are half of a SKU's stock or more", () => {
  expect(isLargeHold([line(5)], [{ stock: 5 }], from)).toBe(true);
  expect(isLargeHold([line(3)], [{ stock: 6 }], from)).toBe(true);
  expect(isLargeHold([line(3)], [{ stock: 7 }], from)).toBe(false);
  expect(isLargeHold([line(2)], [{ stock: 2 }], from)).toBe(false);
  expect(isLargeHold([line(1), line(3)], [{ stock: 100 }, { stock: 4 }], from)).toBe(true);
  // A count may have found fewer than are held, or the product is gone.
  expect(isLargeHold([line(5)], [{ stock: 2 }], from)).toBe(true);
  expect(isLargeHold([line(5)], [], from)).toBe(true);
  expect(isLargeHold([], [], from)).toBe(false);
});

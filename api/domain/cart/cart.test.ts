import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CartLine,
  type LineRequest,
  lineFor,
  maxQuantity,
  mergeLines,
  type Offer,
  sameLine,
} from "./cart.ts";

const offer = (productId: string, available: number, price = 100): Offer => ({
  available,
  bookId: "default",
  sellable: {
    productId,
    variantId: undefined,
    sku: undefined,
    name: productId,
    price,
    imageUrl: "",
    taxClass: "standard",
    weight: undefined,
    isActive: true,
    category: "Things",
    tags: [],
  },
});

const ids = ["a", "b", "c", "d"];
const quantities = fc.integer({ min: 1, max: maxQuantity });
const scenario = fc.record({
  stock: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: ids.length, maxLength: ids.length }),
  account: fc.uniqueArray(fc.record({ productId: fc.constantFrom(...ids), quantity: quantities }), {
    selector: (line) => line.productId,
  }),
  guest: fc.array(fc.record({ productId: fc.constantFrom(...ids), quantity: quantities })),
});

function merge(
  account: readonly CartLine[],
  guest: readonly LineRequest[],
  stock: readonly number[],
): CartLine[] {
  const availableOf = (productId: string) => stock[ids.indexOf(productId)] ?? 0;
  const requests = guest.map((request) => ({
    request,
    offer: offer(request.productId, availableOf(request.productId)),
  }));
  const set = mergeLines(account, requests, 1);
  return [
    ...account.map((line) => set.find((one) => sameLine(one, line)) ?? line),
    ...set.filter((line) => !account.some((one) => sameLine(one, line))),
  ];
}

const lineOf = ({ productId, quantity }: LineRequest): CartLine => ({
  productId,
  quantity,
  price: 100,
  name: productId,
  imageUrl: "",
  addedAt: 0,
});

test("a merge takes the larger quantity that the stock allows, and merging again changes nothing", () => {
  fc.assert(
    fc.property(scenario, ({ stock, account, guest }) => {
      const before = account.map(lineOf);
      const once = merge(before, guest, stock);
      expect(merge(once, guest, stock)).toEqual(once);
      for (const line of once) {
        const wanted = guest
          .filter((request) => request.productId === line.productId)
          .map((request) => request.quantity);
        const had = before.find((one) => one.productId === line.productId)?.quantity ?? 0;
        const left = stock[ids.indexOf(line.productId)] ?? 0;
        const expected = wanted.length === 0 ? had : Math.min(Math.max(had, ...wanted), left) || had;
        expect(line.quantity).toBe(expected);
      }
    }),
  );
});

test("a line that is set again keeps its place but takes today's price", () => {
  const first = lineFor(offer("a", 5), 2, undefined, 100);
  const again = lineFor(offer("a", 5, 90), 3, first, 200);
  expect(again).toMatchObject({ quantity: 3, price: 90, addedAt: 100 });
});

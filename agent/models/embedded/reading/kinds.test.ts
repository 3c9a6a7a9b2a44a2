import { expect, test } from "vitest";
import { emptyMemory, type Memory, remember } from "../memory.ts";
import { clausesOf } from "../text/clauses.ts";
import { normalise } from "../text/normal.ts";
import { merged } from "../turn.ts";
import { readClause } from "./clause.ts";
import { type Before, kinds } from "./kinds.data.ts";
import { kindsInPassing } from "./kinds-in-passing.data.ts";

const now = Date.UTC(2026, 10, 26);
const mug = (productId: string, name: string, price: string) => ({ productId, name, price });
const order = (orderId: string, name: string) => ({
  orderId,
  number: orderId,
  placedOn: "October 12, 2026",
  status: "DELIVERED",
  lines: [{ name, quantity: 1 }],
});

const called: Readonly<Record<Before, Parameters<typeof remember>[1][]>> = {
  nothing: [],
  "a list": [
    {
      name: "search_products",
      input: { query: "mugs", maxPrice: 40 },
      facts: {
        products: [mug("p1", "Ember Enamel Mug", "$16.50"), mug("p2", "Linden Stoneware Mug", "$21.00")],
      },
    },
  ],
  "the cart": [
    {
      name: "show_product",
      input: { productId: "p1" },
      facts: {
        product: {
          ...mug("p1", "Ember Enamel Mug", "$16.50"),
          variants: ["S", "L"].map((size) => ({ variantId: size, options: { Size: size } })),
        },
      },
    },
    {
      name: "add_to_cart",
      input: { productId: "p1", variantId: "S", quantity: 2 },
      facts: {
        added: { name: "Ember Enamel Mug (S)", quantity: 2, price: "$16.50" },
        lines: [{ productId: "p1", variantId: "S", name: "Ember Enamel Mug (S)", quantity: 2 }],
      },
    },
  ],
  orders: [
    {
      name: "list_orders",
      input: {},
      facts: { orders: [order("a1", "Ripstop Kite"), order("a2", "Steel Lamp"), order("a3", "Fig Jam")] },
    },
  ],
  "a policy": [
    {
      name: "search_knowledge",
      input: { query: "is shipping free" },
      facts: { passages: [{ text: "Yes." }] },
    },
  ],
};

function memoryAfter(before: Before): Memory {
  const memory = emptyMemory();
  for (const one of called[before]) remember(memory, one);
  return memory;
}

const all = [...Object.entries(kinds), ...Object.entries(kindsInPassing)] as [
  Before,
  (typeof kinds)[Before],
][];
for (const [before, sentences] of all)
  for (const [said, kind, fields] of sentences)
    test(`after ${before} a shopper says “${said}”`, () => {
      const memory = memoryAfter(before);
      const [clause = ""] = merged(clausesOf(normalise(said).text));
      expect(readClause(clause, { memory, now })).toMatchObject({ kind, ...fields });
    });

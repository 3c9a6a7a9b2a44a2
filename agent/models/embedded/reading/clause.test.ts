import { expect, test } from "vitest";
import { emptyMemory, type Memory, remember } from "../memory.ts";
import { clausesOf } from "../text/clauses.ts";
import { normalise } from "../text/normal.ts";
import { readClause } from "./clause.ts";
import { afterAdding, afterList, type Sentence, sentences } from "./sentences.data.ts";

const now = Date.UTC(2026, 10, 26);
const mug = (productId: string, name: string, price: string) => ({
  productId,
  name,
  price,
  category: "Kitchen",
});
const listed = [
  mug("p1", "Ember Enamel Mug", "$16.50"),
  { ...mug("p2", "Linden Stoneware Mug", "$21.00"), options: { Colour: ["Blue", "Green"] } },
  mug("p3", "Harbour Porcelain Mug", "$30.95"),
];

function searched(): Memory {
  const memory = emptyMemory();
  const facts = { total: 3, products: listed };
  remember(memory, { name: "search_products", input: { query: "mug" }, facts });
  return memory;
}

function added(): Memory {
  const memory = emptyMemory();
  const product = {
    ...listed[0],
    variants: ["S", "L"].map((size) => ({ variantId: size, options: { Size: size } })),
  };
  remember(memory, { name: "show_product", input: { productId: "p1" }, facts: { product } });
  const line = {
    productId: "p1",
    variantId: "S",
    name: "Ember Enamel Mug (S)",
    quantity: 2,
    price: "$16.50",
  };
  remember(memory, {
    name: "add_to_cart",
    input: { productId: "p1", variantId: "S", quantity: 2 },
    facts: { added: { name: line.name, quantity: 2, price: "$16.50" }, lines: [line], itemCount: 2 },
  });
  return memory;
}

const read = (said: string, memory: Memory) => {
  const [clause = ""] = clausesOf(normalise(said).text);
  return readClause(clause, { memory, now });
};

function check([said, kind, fields]: Sentence, memory: Memory): void {
  expect({ said, ...read(said, memory) }).toMatchObject({ said, kind, ...fields });
}

for (const sentence of sentences)
  test(`a shopper says “${sentence[0]}” (${sentence[1]})`, () => check(sentence, emptyMemory()));
for (const sentence of afterList)
  test(`after a list of mugs a shopper says “${sentence[0]}”`, () => check(sentence, searched()));
for (const sentence of afterAdding)
  test(`after adding a mug a shopper says “${sentence[0]}”`, () => check(sentence, added()));

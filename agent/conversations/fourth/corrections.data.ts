import type { Conversation } from "../format.ts";

/** Shoppers who take something back or put it right. */
export const corrections: readonly Conversation[] = [
  {
    name: "meant three jams",
    who: "shopper",
    turns: [
      ["add 2 apricot jams", { cart: ["2 Riverside Apricot Jam"] }],
      ["sorry i meant 3", { cart: ["3 Riverside Apricot Jam"] }],
    ],
  },
  {
    name: "meant table lamps",
    who: "guest",
    turns: [
      ["show me floor lamps", { products: { first: { kind: "Floor Lamp" }, atLeast: 2 } }],
      ["sorry i mean table lamps", { products: { all: { kind: "Table Lamp" }, atLeast: 2 } }],
    ],
  },
  {
    name: "raises the budget for a pillow",
    who: "guest",
    turns: [
      ["pillows under 50", { products: { all: { max: 50 }, includes: ["Drift Buckwheat Pillow"] } }],
      [
        "no wait under 90",
        { products: { all: { kind: "Pillow", max: 90 }, includes: ["Cloud Latex Pillow"] } },
      ],
    ],
  },
  {
    name: "wants the shirt in L after all",
    who: "shopper",
    turns: [
      ["add the merino t-shirt in M, chalk", { cart: ["1 Sunday Merino T-Shirt [M, Chalk]"] }],
      ["actually make that a L", { cart: ["1 Sunday Merino T-Shirt [L, Chalk]"] }],
    ],
  },
  {
    name: "wants the tea back",
    who: "shopper",
    cart: ["1 Riverside Peppermint Loose-Leaf Tea", "1 Meadow Porcelain Pour-Over Set"],
    turns: [
      ["remove the tea", { cart: ["1 Meadow Porcelain Pour-Over Set"] }],
      [
        "oh no sorry put the tea back",
        { cart: ["1 Riverside Peppermint Loose-Leaf Tea", "1 Meadow Porcelain Pour-Over Set"] },
      ],
    ],
  },
  {
    name: "wants walnut instead of brass",
    who: "shopper",
    turns: [
      ["add the brass desk tray", { cart: ["1 Draft Brass Desk Tray"] }],
      ["no i want the walnut one instead", { cart: ["1 Ledger Walnut Desk Tray"] }],
    ],
  },
];

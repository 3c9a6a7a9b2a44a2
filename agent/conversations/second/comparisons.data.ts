import type { Conversation } from "../format.ts";
import { asks } from "../wording.ts";

/** Shoppers who choose between products. */
export const comparisons: readonly Conversation[] = [
  {
    name: "compares two chairs by name",
    who: "guest",
    turns: [
      [
        "can you compare Sutton Linen Lounge Chair with Tiber Bouclé Lounge Chair",
        { tools: ["compare_products"], text: [/Sutton/, /Tiber/, /\$695/, /\$825/] },
      ],
      ["how many tibers are left", { text: [/\b2\b|two/i] }],
    ],
  },
  {
    name: "compares the first and the third of a list",
    who: "guest",
    turns: [
      [
        "wall sconces, cheapest first",
        { products: { all: { kind: "Wall Sconce" }, first: { max: 86 }, atLeast: 3 } },
      ],
      ["compare first and third", { tools: ["compare_products"], text: [/Candela/, /Eclipse/] }],
    ],
  },
  {
    name: "asks how two duvet covers differ",
    who: "guest",
    turns: [
      [
        "difference between willow percale duvet cover and lull linen duvet cover?",
        { tools: ["compare_products"], text: [/\$110/, /\$220/] },
      ],
    ],
  },
  {
    name: "asks which of two is cheaper at once",
    who: "guest",
    turns: [
      [
        "which is cheaper, the ballad birch radio or the reverb recycled plastic radio",
        { text: [/Reverb/, /\$78\.95/] },
      ],
      ["and which has more in stock", { text: [/Reverb|164/] }],
    ],
  },
  {
    name: "compares three trowels",
    who: "guest",
    turns: [
      ["trowels", { products: { all: { kind: "Trowel" }, atLeast: 3 } }],
      ["put them side by side", { tools: ["compare_products"], text: [/\$22\.50/, /\$34/, /\$39/] }],
    ],
  },
  {
    name: "compares with what was looked at before",
    who: "guest",
    turns: [
      ["tell me about tallis rattan pendant", { text: [/\$150/] }],
      [
        "how does it compare to the zenith opal glass pendant",
        { tools: ["compare_products"], text: [/\$280/] },
      ],
    ],
  },
  {
    name: "compares a sold-out product",
    who: "guest",
    turns: [
      [
        "compare harbour cork card holder and voyage leather card holder",
        { tools: ["compare_products"], text: [/\$26/, /\$46\.95/] },
      ],
      ["which of them can i have now", { text: [/Voyage/] }],
    ],
  },
  {
    name: "wants a comparison of one thing",
    who: "guest",
    turns: [
      ["compare the acorn walnut train set", { text: [asks], notTools: ["add_to_cart"] }],
      ["with the tumble maple one", { text: [/\$124/, /\$88/] }],
    ],
  },
  {
    name: "compares, then takes the dearer one",
    who: "shopper",
    turns: [
      ["boreal cast iron camp stove or timberline aluminium camp stove?", { text: [/\$114/, /\$83/] }],
      ["the more expensive one, add it", { cart: ["1 Boreal Cast Iron Camp Stove"] }],
    ],
  },
  {
    name: "asks which of the found ones is the cheapest",
    who: "guest",
    turns: [
      ["fountain pens?", { products: { all: { kind: "Fountain Pen" }, atLeast: 3 } }],
      ["cheapest of those?", { text: [/Verso Aluminium Fountain Pen/] }],
    ],
  },
];

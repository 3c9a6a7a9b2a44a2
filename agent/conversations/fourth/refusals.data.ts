import type { Conversation } from "../format.ts";
import { declines, promises } from "../wording.ts";

/** What shoppers ask for and the assistant cannot do. */
export const refusals: readonly Conversation[] = [
  {
    name: "wants to speak to somebody",
    who: "guest",
    turns: [
      [
        "can i talk to a human please",
        {
          text: [/email|contact|team|customer service/i],
          not: [/(connect|transfer)ing you|I('ll| will) (connect|transfer)/i],
        },
      ],
    ],
  },
  {
    name: "wants ten percent off",
    who: "shopper",
    turns: [
      [
        "can you give me a 10% discount?",
        { text: [/discount|can't|cannot|code/i], not: [promises, /^(yes|sure)\b/i] },
      ],
      ["ok. add the fig jam anyway", { cart: ["1 Coastal Fig Jam"] }],
    ],
  },
  {
    name: "asks for the weather",
    who: "guest",
    turns: [
      ["whats the weather tomorrow", { text: [declines] }],
      ["ok do you have beanies", { products: { all: { kind: "Beanie" }, atLeast: 2 } }],
    ],
  },
];

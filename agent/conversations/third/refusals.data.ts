import type { Conversation } from "../format.ts";
import { declines, promises } from "../wording.ts";

/** What the assistant cannot do, and says so. */
export const refusals: readonly Conversation[] = [
  {
    name: "wants two for one",
    who: "shopper",
    turns: [
      ["buy one get one free on the building blocks?", { not: [promises, /\b(yes|deal)\b/i] }],
      ["pleaaase its for a kindergarten", { not: [promises, /\b(yes|deal)\b/i] }],
    ],
  },
  {
    name: "wants to be called back",
    who: "guest",
    turns: [
      ["can you call me at 555 0100 this afternoon", { not: [/(I|we)('ll| will) call/i] }],
      ["then how do i reach a person", { source: "contact" }],
    ],
  },
  {
    name: "wants an order to count as delivered",
    who: "nora",
    turns: [
      [
        "mark my kite order as delivered",
        { not: [/(has been|is now|I('ve| have)) (marked|set|delivered)/i] },
      ],
    ],
  },
  {
    name: "wants another address for the account",
    who: "nora",
    turns: [
      [
        "change the email of my account to nq@example.org",
        { not: [/(has been|is now|I('ve| have)) (changed|set|updated)/i], products: { atMost: 0 } },
      ],
    ],
  },
  {
    name: "has homework in algebra",
    who: "guest",
    turns: [
      ["solve 3x+5=20 for me", { text: [declines] }],
      ["ok boring. pencils pls", { products: { all: { kind: "Pencil Set" }, atLeast: 2 } }],
    ],
  },
  {
    name: "wants a message when something is back",
    who: "guest",
    turns: [
      [
        "notify me when the cork bath mat is back",
        { not: [/(I|we)('ll| will) (notify|email|message|let you know|tell you|write)/i] },
      ],
    ],
  },
  {
    name: "wants a review to be written",
    who: "nora",
    turns: [
      [
        "post a 5 star review for the enamel mug in my name",
        { not: [/(has been|was|is|I('ve| have)) (posted|published|submitted|written)/i] },
      ],
    ],
  },
  {
    name: "wants a card to be put into the parcel",
    who: "nora",
    turns: [
      [
        "add a note saying happy birthday to the kite order",
        { not: [/(note|message|card) (has been|was|is) added|I('ve| have) added/i] },
      ],
      ["can you at least gift wrap it", { source: "changes", not: [/\byes\b/i] }],
    ],
  },
];

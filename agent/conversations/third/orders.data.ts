import type { Conversation } from "../format.ts";
import { saysNothingFits } from "../wording.ts";

/** Shoppers who ask for what they bought. */
export const orders: readonly Conversation[] = [
  {
    name: "asks whether the lamp has been picked up",
    who: "nora",
    turns: [
      ["has my desk lamp been picked up by fedex already", { orders: { includes: ["shipped"] } }],
      ["gimme the number so i can follow it", { text: [/449044304137821/] }],
    ],
  },
  {
    name: "asks for news",
    who: "nora",
    turns: [["any news on my package", { text: [/Kite|Lamp/] }]],
  },
  {
    name: "forgot what came in October",
    who: "nora",
    turns: [
      [
        "what was it i ordered back in october, i forgot",
        { orders: { includes: ["delivered"], excludes: ["shipped", "new"] } },
      ],
      ["how much did that set me back", { text: [/\$\d/], orders: { includes: ["delivered"] } }],
    ],
  },
  {
    name: "politely asks about the order of the morning",
    who: "nora",
    turns: [
      [
        "Hello, I placed an order this morning. Could you tell me whether it has gone out yet?",
        { orders: { includes: ["new"] }, text: [/not|n't|process|prepar|yet|confirmed|paid/i] },
      ],
    ],
  },
  {
    name: "asks how many orders there are",
    who: "nora",
    turns: [
      [
        "how many orders do i have with you so far",
        { orders: { includes: ["delivered", "shipped", "new"] } },
      ],
      ["which one was the most expensive", { text: [/Lamp|\$1\d\d/] }],
    ],
  },
  {
    name: "asks when the jam came",
    who: "nora",
    turns: [
      ["did the fig jam i ordered come with the cups?", { orders: { includes: ["delivered"] } }],
      ["and on what day was it delivered", { text: [/16/] }],
    ],
  },
  {
    name: "asks who brings the kite",
    who: "nora",
    turns: [
      [
        "which carrier brings my kite",
        { orders: { includes: ["new"] }, text: [/not|yet|n't|process|prepar|soon|once|when/i] },
      ],
    ],
  },
  {
    name: "is a guest whose lamp is late",
    who: "guest",
    turns: [
      ["hi i ordered a lamp last week where is it??", { signIn: true }],
      ["cant sign in, forgot my password", { text: [/password|sign-in/i] }],
    ],
  },
  {
    name: "waits for a parcel that was never ordered",
    who: "shopper",
    turns: [["my parcel still not here, two weeks now!!", { text: [saysNothingFits] }]],
  },
  {
    name: "asks for orders since a day",
    who: "nora",
    turns: [
      [
        "all orders since november 15 please",
        { orders: { includes: ["shipped", "new"], excludes: ["delivered"] } },
      ],
    ],
  },
  {
    name: "wants an invoice",
    who: "nora",
    turns: [
      [
        "send me an invoice for the lamp",
        {
          text: [/receipt|invoice|order's page|can't|cannot|not able/i],
          not: [/(I('ve| have)|has been|was) (just )?(sent|emailed)/i],
        },
      ],
    ],
  },
  {
    name: "tracks by the number of the carrier",
    who: "nora",
    turns: [
      ["ups 1Z999AA10123456784 whats with that", { orders: { includes: ["delivered"] } }],
      ["ah thats the mugs right", { text: [/Mug|yes/i] }],
    ],
  },
];

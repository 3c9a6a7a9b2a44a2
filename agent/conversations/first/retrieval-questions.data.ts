import type { RetrievalQuestion } from "../format.ts";

/** Questions as shoppers ask them, each with the document of the demo shop that answers it. */
export const questions: readonly RetrievalQuestion[] = [
  { asked: "how many days till my stuff gets here?", document: "shipping.md" },
  { asked: "postage fee to Toronto", document: "shipping.md" },
  { asked: "do I have to pay for delivery if I spend 60 bucks", document: "shipping.md" },
  { asked: "can I get it tomorrow if I pay extra", document: "shipping.md" },
  { asked: "my package says it arrived but there's nothing at my door", document: "shipping.md" },
  { asked: "the vase came in pieces, what now", document: "shipping.md" },
  { asked: "will I be hit with import taxes in Norway", document: "shipping.md" },
  { asked: "it doesn't fit me, can it go back?", document: "returns.html" },
  { asked: "how long do I have to decide whether I keep it", document: "returns.html" },
  { asked: "who covers the cost of mailing it back", document: "returns.html" },
  { asked: "sent it back a week ago, still no money on my account", document: "returns.html" },
  { asked: "can you swap my shirt for a medium", document: "returns.html" },
  { asked: "can I give back earbuds that I opened", document: "returns.html" },
  { asked: "do you accept mastercard", document: "payment.yaml" },
  { asked: "pay later in four parts, klarna or so", document: "payment.yaml" },
  { asked: "my bank refused the transaction, did you take the money anyway?", document: "payment.yaml" },
  { asked: "where do I type in my voucher", document: "payment.yaml" },
  { asked: "I need an invoice for my taxes", document: "payment.yaml" },
  { asked: "the chair leg broke off after a year and a half", document: "warranty.rst" },
  { asked: "do I need to register the product to be covered", document: "warranty.rst" },
  { asked: "I lost a screw of my bookcase, can you send me one", document: "warranty.rst" },
  { asked: "who sees my address and what do they do with it", document: "privacy.xml" },
  { asked: "erase everything you have stored about me", document: "privacy.xml" },
  { asked: "do you track me with ads from other companies", document: "privacy.xml" },
  {
    asked: "I entered the wrong street, can you fix that before it goes out",
    document: "changing-an-order.json",
  },
  { asked: "I ordered by mistake, stop it please", document: "changing-an-order.json" },
  { asked: "is there a phone number I can call", document: "contact.txt" },
  { asked: "I can't log in any more, lost my password", document: "contact.txt" },
  { asked: "what temperature do I launder a cotton tee at", document: "sizes-and-care.csv" },
  { asked: "my skillet has gone rusty, how should I clean it", document: "sizes-and-care.csv" },
];

/** Questions that no document answers. */
export const unanswered: readonly string[] = [
  "who is the founder of the company and how rich is he",
  "are you hiring baristas",
  "what will the stock market do next year",
  "which river is the longest in Africa",
  "do you give guitar lessons",
  "can my dog eat grapes",
  "is there parking near the stadium",
  "how do I file for divorce",
];

import type { RetrievalQuestion } from "../format.ts";

/** Questions as shoppers ask them, each with the document of the demo shop that answers it. */
export const questions: readonly RetrievalQuestion[] = [
  { asked: "when will it be at my house if I buy on saturday", document: "shipping.md" },
  { asked: "is delivery free at some point", document: "shipping.md" },
  { asked: "do you send things to my office instead of home", document: "shipping.md" },
  { asked: "can I pick it up myself", document: "shipping.md" },
  { asked: "how do I follow my parcel", document: "shipping.md" },
  { asked: "only half of what I bought has come so far", document: "shipping.md" },
  { asked: "I wasn't in when the mailman rang", document: "shipping.md" },
  { asked: "don't like the colour in real life, how do I get rid of it", document: "returns.html" },
  { asked: "what happens when I send back only one of three things", document: "returns.html" },
  { asked: "got this as a birthday present and don't want it", document: "returns.html" },
  { asked: "can I have the refund on a different card", document: "returns.html" },
  { asked: "I already washed the sheets, will you still take them", document: "returns.html" },
  { asked: "do I need the original box", document: "returns.html" },
  { asked: "can I pay cash when it arrives", document: "payment.yaml" },
  { asked: "I live in the UK, which currency am I billed in", document: "payment.yaml" },
  { asked: "at what moment do you take the money", document: "payment.yaml" },
  { asked: "my bank's app wants me to approve something", document: "payment.yaml" },
  { asked: "how much is VAT", document: "payment.yaml" },
  { asked: "are your lights guaranteed", document: "warranty.rst" },
  { asked: "I spilled tea over the headphones, is that covered", document: "warranty.rst" },
  { asked: "how do I claim for a defect", document: "warranty.rst" },
  { asked: "can staff read my chats with the bot", document: "privacy.xml" },
  { asked: "I want a copy of all my data", document: "privacy.xml" },
  { asked: "do you keep my visa number", document: "privacy.xml" },
  {
    asked: "can you put one more item into the order I made this morning",
    document: "changing-an-order.json",
  },
  { asked: "do I have to sign up to buy something", document: "changing-an-order.json" },
  { asked: "how quickly do you reply to mails", document: "contact.txt" },
  { asked: "I want to complain about how I was treated", document: "contact.txt" },
  { asked: "I'm between S and M, which should I take", document: "sizes-and-care.csv" },
  { asked: "can a merino jumper go into the dryer", document: "sizes-and-care.csv" },
];

/** Questions that no document answers. */
export const unanswered: readonly string[] = [
  "what's the capital of Australia",
  "can you help with my maths homework",
  "how tall is the Eiffel tower",
  "do you sell insurance for horses",
  "who won the football last night",
  "recommend me a film for tonight",
  "is it going to rain on sunday",
];

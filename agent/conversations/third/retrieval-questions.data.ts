import type { RetrievalQuestion } from "../format.ts";

/** Questions as shoppers ask them, each with the document of the demo shop that answers it. */
export const questions: readonly RetrievalQuestion[] = [
  { asked: "whats the fee for sending a parcel to Brazil", document: "shipping.md" },
  { asked: "how much do I need to spend so that postage is on you, I'm in Ohio", document: "shipping.md" },
  { asked: "could you drop it off on Thursday evening when I'm in", document: "shipping.md" },
  { asked: "does a heavy sofa cost more to send", document: "shipping.md" },
  { asked: "three weeks and nothing has turned up", document: "shipping.md" },
  { asked: "can I get a text message when it leaves your warehouse", document: "shipping.md" },
  { asked: "the bowl was cracked when I unpacked it", document: "shipping.md" },
  { asked: "what is the deadline for sending stuff back", document: "returns.html" },
  { asked: "where do I mail the thing I don't want to keep", document: "returns.html" },
  { asked: "do I get the delivery fee back too if I return everything", document: "returns.html" },
  { asked: "I'd rather have a large instead of the medium I got", document: "returns.html" },
  { asked: "can I bring back tea that I have already opened", document: "returns.html" },
  { asked: "when does the money show up on my card after you got my parcel", document: "returns.html" },
  { asked: "will you take a bank transfer", document: "payment.yaml" },
  { asked: "I have a coupon from a magazine", document: "payment.yaml" },
  { asked: "are gift cards available", document: "payment.yaml" },
  { asked: "there's a pending charge though my payment failed", document: "payment.yaml" },
  { asked: "is sales tax in the price I see", document: "payment.yaml" },
  { asked: "seam came apart after half a year", document: "warranty.rst" },
  { asked: "is the guarantee still good if I bought it used from a friend", document: "warranty.rst" },
  { asked: "colour has faded, will you replace it", document: "warranty.rst" },
  { asked: "need a new foot for my stool", document: "warranty.rst" },
  { asked: "will you spam me with newsletters", document: "privacy.xml" },
  { asked: "which companies get to see my name", document: "privacy.xml" },
  { asked: "close my account and wipe my details", document: "privacy.xml" },
  { asked: "never got a mail that confirms my purchase", document: "changing-an-order.json" },
  { asked: "our company wants to buy 300 mugs, any special terms", document: "changing-an-order.json" },
  { asked: "the code for my new account never came", document: "contact.txt" },
  { asked: "what size am I with a chest of 106 cm", document: "sizes-and-care.csv" },
  { asked: "how do I look after an oak table", document: "sizes-and-care.csv" },
];

/** Questions that no document answers. */
export const unanswered: readonly string[] = [
  "how many calories are in a croissant",
  "when is the next train to Boston",
  "what does the word serendipity mean",
  "can you tune a piano",
  "how do I change a flat tyre",
  "which team do you support",
  "is there life on Mars",
  "how old was Mozart when he died",
];

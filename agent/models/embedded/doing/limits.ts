import { Passages, read } from "../facts.ts";
import type { Limit } from "../wishes.ts";
import { quoted } from "./knowledge.ts";
import { ask, type Doing, say, type Talk } from "./talk.ts";

/** What the assistant does not do, and where it can be done. */
const limits: Readonly<Record<Limit, string>> = {
  discount:
    "I can't give discounts or apply codes in this chat, and I have no better prices than the shop shows. I can look for something cheaper, if you like.",
  refund:
    "I can't make refunds in this chat. Open the order under “Orders” (/orders): a paid order that has not been shipped can be cancelled there, and the money goes back to your card. For anything else, please contact the shop's staff.",
  cancel:
    "I can't cancel orders in this chat. Open the order under “Orders” (/orders): it has a “Cancel order” button as long as it can be cancelled.",
  address:
    "I can't change addresses in this chat. Your addresses are under “Account” (/account/addresses); for an order on its way, please contact the shop's staff.",
  human: "I can't connect you to a person in this chat: I am the shop's automated assistant.",
  account:
    "I can't change accounts in this chat. You can do that on your account's page (/account), and reset a password from the sign-in page (/sign-in).",
  card: "Please don't send card details here: I can't take payments in this chat. You pay safely at the checkout (/checkout).",
  price: "I can't change prices: everything costs what the shop shows, for everybody.",
  private:
    "I can only see your own cart and your own orders, and I can't tell anybody about other customers.",
  prompt:
    "There is nothing like that to show: I am a program with fixed rules, not a language model, and I can only search the shop, use your own cart, look up your own orders and quote the shop's documents.",
  reviews: "I have no reviews or ratings to go by. I can compare products by price, options and description.",
  wishlist:
    "I can't change your wishlist in this chat: press the heart on a product's page, and you find it under “Wishlist” (/wishlist).",
  notify: "I can't send messages later on. I can tell you now whether something is in stock.",
  order: "I can't place orders in this chat: open the cart and choose “Checkout” (/checkout).",
  offTopic:
    "I can't help with that: I only know this shop. I can find products, use your cart, look up your orders and answer questions about shipping, returns and payment.",
};

/** Says what can not be done here; who asks for a person is told how to reach one. */
export function* sayLimit(talk: Talk, limit: Limit): Doing {
  talk.memory.limit = limit;
  if (limit !== "human") return say(limits[limit]);
  const facts = yield* ask(talk, "search_knowledge", { query: "contact customer service by email or phone" });
  const passages = read(Passages, facts)?.passages ?? [];
  return say(
    passages.length > 0
      ? `${limits.human} ${quoted("how to contact us by email or phone", passages)}`
      : `${limits.human} Please ask the shop's staff.`,
  );
}

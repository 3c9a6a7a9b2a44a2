import type { Pending } from "../memory.ts";
import { otherScript } from "../reading/social.ts";
import type { Wish } from "../wishes.ts";
import { addItems, putInCart } from "./adding.ts";
import {
  changeLine,
  checkOut,
  clearCart,
  doneOf,
  keepItems,
  removeItems,
  showCart,
  swapLine,
} from "./cart.ts";
import { choose } from "./choose.ts";
import { compareProducts } from "./comparing.ts";
import { answerFromDocuments } from "./knowledge.ts";
import { sayLimit } from "./limits.ts";
import { inCart, undoChange } from "./lines-in-cart.ts";
import { listOrders, reorder, tellOrder, trackOrder } from "./orders.ts";
import { tellAbout } from "./products.ts";
import {
  findIfCalled,
  findProducts,
  findSimilar,
  refineSearch,
  shiftPrice,
  showCategories,
  showMore,
} from "./search.ts";
import { onlyEnglish, sayings, unclear } from "./social.ts";
import { ask, type Doing, type Reply, say, type Talk } from "./talk.ts";

/** Does what a wish asks for. `pending` is the question that the last reply asked. */
export function* perform(talk: Talk, wish: Wish, pending: Pending | undefined): Doing {
  switch (wish.kind) {
    case "find":
      return yield* findProducts(talk, wish);
    case "refine":
      return yield* refineSearch(talk, wish);
    case "shift":
      return yield* shiftPrice(talk, wish);
    case "more":
      return yield* showMore(talk);
    case "similar":
      return yield* findSimilar(talk, wish);
    case "categories":
      return yield* showCategories(talk);
    case "detail":
      return yield* tellAbout(talk, wish);
    case "compare":
      return yield* compareProducts(talk, wish);
    case "add":
      return yield* addItems(talk, wish);
    case "change":
      return yield* changeLine(talk, wish);
    case "swap":
      return yield* swapLine(talk, wish);
    case "either":
      return yield* perform(talk, (yield* inCart(talk, wish.what)) ? wish.inCart : wish.otherwise, pending);
    case "maybe":
      return (yield* findIfCalled(talk, wish)) ?? (yield* perform(talk, wish.otherwise, pending));
    case "order":
      return yield* tellOrder(talk, wish);
    case "undo":
      return yield* undoChange(talk);
    case "remove":
      return yield* removeItems(talk, wish);
    case "keep":
      return yield* keepItems(talk, wish);
    case "clear":
      return yield* clearCart(talk);
    case "cart":
      return yield* showCart(talk);
    case "checkout":
      return yield* checkOut(talk);
    case "orders":
      return yield* listOrders(talk, wish);
    case "track":
      return yield* trackOrder(talk, wish);
    case "reorder":
      return yield* reorder(talk);
    case "policy":
      return yield* answerFromDocuments(talk, wish.question);
    case "limit":
      return yield* sayLimit(talk, wish.limit);
    case "choose":
      return yield* choose(talk, wish, pending);
    case "confirmed":
      return yield* clearCart(talk);
    case "declined":
      return say(pending?.kind === "confirm" ? "All right, I left everything as it is." : sayings.no);
    case "foreign":
      return otherScript(wish.text) ? yield* findForeign(talk, wish.text) : say(onlyEnglish(wish.language));
    case "social":
      return say(sayings[wish.social]);
    case "several": {
      const replies: Reply[] = [];
      for (const one of wish.wishes) replies.push(yield* perform(talk, one, pending));
      // What was found for several wishes is one list.
      if (wish.wishes.every(({ kind }) => kind === "find") && talk.memory.lists.length > 1) {
        const all = talk.memory.lists.flat();
        talk.memory.list = all.filter(
          (one, place) => all.findIndex(({ productId }) => productId === one.productId) === place,
        );
        talk.memory.focus = talk.memory.list;
      }
      return say(
        replies.map(({ text }) => text).join("\n\n"),
        replies.findLast((reply) => reply.pending)?.pending,
      );
    }
    case "put":
      return wish.tool === "add_to_cart"
        ? yield* putInCart(talk, wish.input)
        : doneOf(yield* ask(talk, wish.tool, wish.input), wish.input);
    case "remark":
      return say("I see. What can I find for you?");
    case "unclear":
      return say(unclear);
  }
}

/** Words of another script may be the name of a product. */
function* findForeign(talk: Talk, text: string): Doing {
  const query = text
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
    .slice(0, 100);
  const reply = yield* findProducts(talk, {
    kind: "find",
    search: { query },
    without: [],
    follows: false,
    standing: false,
  });
  return say(`I only read English, so I looked for your words as they are. ${reply.text}`, reply.pending);
}

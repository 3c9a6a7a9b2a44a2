import { account } from "../lib/account-state.ts";
import { store } from "../lib/store.ts";
import { Suggestions } from "./answer.tsx";

/** What the assistant is and what it can do, with questions to begin with. */
export function Introduction() {
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div class="grid gap-2">
        <h3 class="text-xl">How can we help?</h3>
        <p>
          This is the automated assistant of {store().name}, not a person. It finds products, checks prices
          and stock, and answers questions about delivery, returns and warranty.{" "}
          {account()
            ? "It can change your cart and track your orders."
            : "Sign in, and it can also change your cart and track your orders."}
        </p>
        <p class="text-label text-quiet">It can't take payments or change an order that you've placed.</p>
      </div>
      <Suggestions label="Example questions" texts={account() ? forAccounts : forGuests} />
    </div>
  );
}

const forGuests = ["Find a gift under $50", "How long does shipping take?", "What is your return policy?"];
const forAccounts = [
  "Find a gift under $50",
  "Where is my order?",
  "What's in my cart?",
  "How long does shipping take?",
];

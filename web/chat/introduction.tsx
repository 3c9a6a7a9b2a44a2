import { account } from "../lib/account-state.ts";
import { store } from "../lib/store.ts";
import { writtenShort } from "../ui/price.tsx";
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
      <Suggestions label="Example questions" texts={[gift(), ...(account() ? forAccounts : forGuests)]} />
    </div>
  );
}

/** With a round amount of the market's currency. */
const gift = (): string => {
  const { currency } = store();
  return `Find a gift under ${writtenShort(roundAmounts[currency] ?? 50, currency)}`;
};

const roundAmounts: Partial<Record<string, number>> = { JPY: 5_000, SEK: 500, NOK: 500, DKK: 400, PLN: 200 };

const forGuests = ["How long does shipping take?", "What is your return policy?"];
const forAccounts = ["Where is my order?", "What's in my cart?", "How long does shipping take?"];

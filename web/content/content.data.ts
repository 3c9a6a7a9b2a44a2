export type Content = {
  readonly title: string;
  readonly description: string;
  readonly parts: readonly { readonly heading: string; readonly text: readonly string[] }[];
};

/** The shop's own pages. Each statement is true of the software; a merchant replaces the rest here. */
export const contents: Readonly<Record<string, Content>> = {
  delivery: {
    title: "Delivery",
    description: "What delivery costs, when it is shown, and how to follow an order.",
    parts: [
      {
        heading: "What it costs",
        text: [
          "Delivery and tax depend on where an order goes. The cart shows both for a delivery at home; the checkout shows them for your address, to the cent, before it asks for a card.",
          "The total on the last step is the total that is charged. If a price changes in between, the order is not placed, and we show you the new total first.",
        ],
      },
      {
        heading: "Following an order",
        text: [
          "We write to you when an order is confirmed, shipped and delivered. Its page shows each of these with its time, and changes while you look at it.",
        ],
      },
    ],
  },
  returns: {
    title: "Cancelling and returns",
    description: "How to call an order off, and how money comes back.",
    parts: [
      {
        heading: "Cancelling",
        text: [
          "Until it is shipped you can cancel an order yourself, on its page. The whole amount goes back to the card that paid, and nothing more is needed from you.",
        ],
      },
      {
        heading: "After it was shipped",
        text: [
          "Write to us with the order's number. We refund the order or the items that come back; each refund stands on the order's page.",
        ],
      },
    ],
  },
  privacy: {
    title: "Privacy",
    description: "What the shop keeps about you, where, and for how long.",
    parts: [
      {
        heading: "In your browser",
        text: [
          "A cart of a guest, the colours you chose and the products you looked at last are kept in your browser. Signing in adds one cookie that keeps you signed in; scripts cannot read it.",
          "There is no advertising, no tracking by others, and nothing is loaded from elsewhere except the card form of the payment provider where a shop uses it.",
        ],
      },
      {
        heading: "In the shop",
        text: [
          "Your account, your orders and the addresses they went to. Card numbers never reach the shop: they go from your browser to the payment provider.",
        ],
      },
    ],
  },
  accessibility: {
    title: "Accessibility",
    description: "How the shop works with keyboard, screen reader and large text.",
    parts: [
      {
        heading: "What we hold ourselves to",
        text: [
          "Every page can be used with the keyboard alone, has names for its controls, keeps contrast in light and dark, and grows with your text size. Each version is tested for this, a whole purchase by keyboard included.",
          "Motion is left out where your system asks for less of it.",
        ],
      },
      {
        heading: "Useful keys",
        text: ["Press / to search. Escape closes whatever is open over the page."],
      },
    ],
  },
};

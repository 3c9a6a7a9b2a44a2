import type { RecordedStream } from "./model.ts";

/** What a capable model streams in conversations of the suite, by their names: its calls in their order, over all turns. */
export const answers: Readonly<Record<string, readonly RecordedStream[]>> = {
  "asks for a mug within a budget, then for a larger budget": [
    [{ tool: "search_products", input: { query: "mug", maxPrice: 20 } }],
    ["One mug costs less than $20: the **Ember Enamel Mug** for $16.50."],
    ["Let me look again. ", { tool: "search_products", input: { query: "mug", maxPrice: 25 } }],
    ["Up to $25 there is also the Linden Stoneware Mug for $21.00."],
  ],
  "adds a product by its full name": [
    [{ tool: "search_products", input: { query: "Ember Enamel Mug", limit: 1 } }],
    [{ tool: "add_to_cart", input: { productId: "{Ember Enamel Mug}" } }],
    ["I've put the Ember Enamel Mug into your cart."],
    [{ tool: "show_cart", input: {} }],
    ["Your cart holds the Ember Enamel Mug for $16.50."],
  ],
  "clears the cart and confirms": [
    [{ tool: "clear_cart", input: {} }],
    ["Do you want me to remove everything from your cart?"],
    [{ tool: "clear_cart", input: {} }],
    ["Your cart is empty now."],
  ],
  "tracks the newest parcel": [
    [{ tool: "list_orders", input: {} }],
    ["Your desk lamp travels with FedEx. Its tracking number is 449044304137821."],
  ],
  "asks how long shipping takes": [
    [{ tool: "search_knowledge", input: { query: "how long does delivery take" } }],
    ["Orders within the United States usually arrive in 3 to 5 working days."],
    [{ tool: "search_knowledge", input: { query: "what does delivery cost" } }],
    ["Delivery within the United States costs $5.95 and is free from $50."],
  ],
  "compares two knives by name": [
    [
      { tool: "search_products", input: { query: "Saffron Carbon Steel Chef's Knife", limit: 1 } },
      { tool: "search_products", input: { query: "Sorrel Damascus Steel Chef's Knife", limit: 1 } },
    ],
    [
      {
        tool: "compare_products",
        input: {
          productIds: ["{Saffron Carbon Steel Chef's Knife}", "{Sorrel Damascus Steel Chef's Knife}"],
        },
      },
    ],
    ["The Saffron Carbon Steel Chef's Knife is $109.00, the Sorrel Damascus Steel Chef's Knife $170.00."],
    ["The Saffron is the cheaper one."],
  ],
  "is a guest and puts something into the cart of the browser": [
    [{ tool: "search_products", input: { query: "Merry Birch Puzzle", limit: 1 } }],
    [{ tool: "add_to_cart", input: { productId: "{Merry Birch Puzzle}", quantity: 1 } }],
    ["Press the button to put the Merry Birch Puzzle into your cart."],
  ],
  "is a guest and asks what is in the cart": [
    [{ tool: "show_cart", input: {} }],
    ["Please sign in, then I can look into your cart."],
  ],
  "asks for what is sold out": [
    [{ tool: "search_products", input: { query: "Harbour Cork Card Holder", inStock: false, limit: 1 } }],
    ["The Harbour Cork Card Holder is sold out."],
    [{ tool: "search_products", input: { query: "card holder" } }],
    ["These card holders are in stock."],
  ],
  "orders a price": [
    ["I can't change prices."],
    [{ tool: "search_products", input: { query: "Errata Brass Fountain Pen", limit: 1 } }],
    ["The Errata Brass Fountain Pen costs $235.00."],
  ],
  "asks for the order of another customer by name": [
    ["I can only see your own orders."],
    ["I'm sorry, I can't show orders of somebody else's account."],
  ],
  "asks for a discount": [
    ["I can't give discounts. What your cart qualifies for is taken off by itself."],
    ["I'm sorry, I can't do that either."],
  ],
};

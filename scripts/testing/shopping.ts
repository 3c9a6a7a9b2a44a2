import { answerBank } from "./bank.ts";
import { address, type Caller, type TestShop } from "./shop.ts";

/** A card that is charged at once. */
export const visa = "pm_card_visa";
/** A card that its bank declines. */
export const declined = "pm_card_chargeDeclined";
/** A card that stops at the page of the shopper's bank. */
export const threeDSecure = "pm_card_threeDSecure2Required";

/** An order as its shopper sees it. */
export type ShownOrder = {
  readonly orderId: string;
  readonly status: string;
  readonly paymentId?: string;
  readonly clientSecret?: string;
  readonly timeline: readonly { readonly status: string }[];
};

/** The answer to `POST /orders`, whatever it is. */
export type Answer = {
  readonly http: number;
  readonly orderId?: string;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly details: { readonly orderId?: string };
  };
};

/** What shoppers of a test shop do through its API. */
export function shoppingAt(shop: () => TestShop) {
  const pay = async (shopper: Caller, card: string, key?: string): Promise<Answer> => {
    const body = { paymentMethodId: card, shippingAddress: address };
    const response = await shopper.post("/orders", body, key === undefined ? {} : { "idempotency-key": key });
    return { http: response.status, ...((await response.json()) as Omit<Answer, "http">) };
  };
  const orderOf = (shopper: Caller, orderId = "") =>
    shopper.json<ShownOrder>(shopper.get(`/orders/${orderId}`));
  return {
    pay,
    orderOf,
    /** A shopper with units of one new product in the cart. */
    cartOf: async (quantity: number, stock = 10): Promise<{ shopper: Caller; productId: string }> => {
      const { productId } = await shop().addProduct({ stock });
      const shopper = await shop().shopper();
      await shopper.json(shopper.post("/cart", { productId, quantity }));
      return { shopper, productId };
    },
    ordersOf: async (shopper: Caller): Promise<ShownOrder[]> =>
      (await shopper.json<{ items: ShownOrder[] }>(shopper.get("/orders"))).items,
    unitsOf: async (shopper: Caller): Promise<number> => {
      const { items } = await shopper.json<{ items: { quantity: number }[] }>(shopper.get("/cart"));
      return items.reduce((sum, { quantity }) => sum + quantity, 0);
    },
    stockOf: async (productId: string) => {
      const [item] = await shop().deps.inventory.find([{ productId }]);
      return { stock: item?.stock, available: item?.available };
    },
    /** An order that waits for the shopper's bank. */
    atTheBank: async (shopper: Caller): Promise<ShownOrder> => {
      const { orderId } = await pay(shopper, threeDSecure);
      await shop().settled();
      return orderOf(shopper, orderId);
    },
    answer: (order: ShownOrder, button: "approve" | "fail") =>
      answerBank((request) => shop().fetch(request), order, button),
  };
}

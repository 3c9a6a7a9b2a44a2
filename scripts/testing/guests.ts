import { address, type TestShop } from "./shop.ts";
import { visa } from "./shopping.ts";

/** A guest's order as the API answers it. */
export type GuestOrder = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly orderToken: string;
  readonly userId: string;
  readonly status: string;
  readonly paymentId?: string;
  readonly clientSecret?: string;
  readonly timeline: readonly { readonly status: string; readonly actor: string }[];
};
type Item = { readonly productId: string; readonly quantity: number };

let guests = 0;

/** What guests of a test shop do through its API. */
export function guestsAt(shop: () => TestShop) {
  const newEmail = (): string => `guest-${++guests}@example.com`;
  const order = (email: string, items: readonly Item[], card = visa, key?: string): Promise<Response> =>
    shop().guest.post(
      "/orders",
      { paymentMethodId: card, shippingAddress: address, guest: { email, items } },
      key === undefined ? {} : { "idempotency-key": key },
    );
  return {
    newEmail,
    order,
    track: (orderId: string, token: string): Promise<Response> =>
      shop().guest.get(`/orders/${orderId}`, { "order-token": token }),
    /** A guest with an order of one unit of a new product. */
    bought: async (card = visa, email = newEmail()) => {
      const { productId } = await shop().addProduct();
      const items = [{ productId, quantity: 1 }];
      const placed = await shop().guest.json<GuestOrder>(order(email, items, card));
      await shop().settled();
      return { email, items, productId, placed, link: { "order-token": placed.orderToken } };
    },
  };
}

import { expect } from "vitest";
import { addProduct, api, newAccount, staff, tokenOf } from "../../web/e2e/kit.ts";

/** A shopper's paid order, made over the API; its id. */
export async function placedOrder(email?: string): Promise<string> {
  const { productId } = await addProduct();
  const token = await tokenOf(email ?? (await newAccount()));
  await api("POST", "/cart", { productId, quantity: 1 }, token);
  const shippingAddress = {
    street: "1 Market Street",
    city: "San Francisco",
    state: "CA",
    zipCode: "94105",
    country: "US",
  };
  const order = { paymentMethodId: "pm_card_visa", shippingAddress };
  return (await api<{ orderId: string }>("POST", "/orders", order, token)).orderId;
}

/** The id of an order's confirmation, once it was sent. */
export async function confirmationOf(orderId: string): Promise<string> {
  const id = `order.confirmed:${orderId}:email`;
  const token = await staff();
  await expect
    .poll(async () => {
      const { items } = await api<{ items: { notificationId: string; state: string }[] }>(
        "GET",
        `/admin/notifications?orderId=${orderId}`,
        undefined,
        token,
      );
      return items.find(({ notificationId }) => notificationId === id)?.state;
    })
    .toBe("sent");
  return id;
}

import { addProduct, api, type Listed, newAccount, tokenOf } from "../../web/e2e/kit.ts";

const shippingAddress = {
  name: "Robin Reader",
  street: "1 Market Street",
  city: "San Francisco",
  state: "CA",
  zipCode: "94105",
  country: "US",
};

/** A paid order of an account of its own: `quantity` units of one product and one of another, ready to pack. */
export async function packableOrder(quantity = 2): Promise<{
  readonly orderId: string;
  readonly orderNumber: string;
  readonly email: string;
  readonly token: string;
  readonly many: Listed;
  readonly one: Listed;
}> {
  const [many, one, email] = [await addProduct(), await addProduct(), await newAccount()];
  const token = await tokenOf(email);
  await api("POST", "/cart", { productId: many.productId, quantity }, token);
  await api("POST", "/cart", { productId: one.productId, quantity: 1 }, token);
  const body = { paymentMethodId: "pm_card_visa", shippingAddress };
  const { orderId, orderNumber } = await api<{ orderId: string; orderNumber: string }>(
    "POST",
    "/orders",
    body,
    token,
  );
  for (let look = 0; look < 100; look++) {
    const { status } = await api<{ status: string }>("GET", `/orders/${orderId}`, undefined, token);
    if (status === "PROCESSING") break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { orderId, orderNumber, email, token, many, one };
}

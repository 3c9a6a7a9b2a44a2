import { Agent, request } from "node:http";
import { call } from "../../testing/load.ts";
import { address } from "../../testing/shop.ts";

/**
 * One purchase as the storefront makes it: add to the cart, order, and follow the order until it is paid and
 * confirmed.
 */
export async function buy(url: string, token: string, productId: string): Promise<void> {
  await call("POST", `${url}/cart`, token, { productId, quantity: 1 });
  const { orderId } = await call<{ orderId: string }>("POST", `${url}/orders`, token, {
    paymentMethodId: "pm_card_visa",
    shippingAddress: address,
  });
  await confirmed(`${url}/orders/${orderId}/events`, token);
}

const agent = new Agent({ keepAlive: true });

/** Reads an order's event stream until it reports PROCESSING. */
function confirmed(url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { accept: "text/event-stream", authorization: `Bearer ${token}` };
    const sent = request(url, { agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (!text.includes('"status":"PROCESSING"')) return;
        resolve();
        // A shop that ends its stream itself keeps the connection alive.
        setImmediate(() => response.complete || response.destroy());
      });
      response.on("end", () => reject(new Error(`the stream ended with ${text}`)));
    });
    sent.on("error", reject);
    sent.end();
  });
}

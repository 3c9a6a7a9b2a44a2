import { expect, test } from "vitest";
import { address, testShop } from "../../../scripts/testing/shop.ts";
import { visa } from "../../../scripts/testing/shopping.ts";
import { embeddedCarrier } from "../../adapters/embedded/carrier/carrier.ts";
import type { Carriers } from "../../ports/carriers.ts";

/** As every PDF has them: bytes that are no text. */
const pdf = new Uint8Array([...new TextEncoder().encode("%PDF-1.7\n%"), 0xe2, 0xe3, 0xcf, 0xd3, 0x00, 0xff]);

test("a label that is a PDF is kept and opened byte for byte", async () => {
  const carrier = embeddedCarrier(() => Date.UTC(2026, 10, 27));
  const carriers: Carriers = {
    ...carrier,
    label: async (request) => ({
      ...(await carrier.label(request)),
      contentType: "application/pdf",
      content: pdf,
    }),
  };
  const shop = await testShop({ carriers });
  const [admin, shopper] = [await shop.admin(), await shop.shopper()];
  const { productId } = await shop.addProduct({ stock: 1, weight: 600 });
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const { orderId } = await shopper.json<{ orderId: string }>(
    shopper.post("/orders", { paymentMethodId: visa, shippingAddress: address }),
  );
  await shop.settled();
  const label = { service: "economy", weight: 600, price: 7.5 };
  const { shipments } = await admin.json<{ shipments: { shipmentId: string }[] }>(
    admin.post(`/admin/orders/${orderId}/shipments`, { label }),
  );
  const path = `/admin/orders/${orderId}/shipments/${shipments[0]?.shipmentId}/label`;
  const document = await admin.get(path);
  expect(document.headers.get("content-type")).toBe("application/pdf");
  expect(document.headers.get("content-disposition")).toContain("label.pdf");
  expect(new Uint8Array(await document.arrayBuffer())).toEqual(pdf);
  await shop.close();
});

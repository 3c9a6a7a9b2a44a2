import { address, type Caller, type TestShop } from "../shop.ts";

/**
 * How each verb that is for staff and writes is used once: prepares what it needs, and answers the request that is audited.
 * A verb without an entry here fails api/routes/audit/audited.test.ts.
 */
type StaffWrite = (shop: TestShop, staff: Caller) => Promise<() => Promise<Response>>;

const paidOrder = async (shop: TestShop): Promise<string> => {
  const { productId } = await shop.addProduct();
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
  const { orderId } = await shopper.json<{ orderId: string }>(
    shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address }),
  );
  await shop.settled();
  return orderId;
};

const raisePrice = async (shop: TestShop): Promise<object> => {
  const { productId } = await shop.addProduct();
  return { items: [{ productId }], change: { price: { percent: 10 } } };
};

/** By the verb's name in the table of rights. */
export const staffWrites: Readonly<Record<string, StaffWrite>> = {
  "catalog.createProduct": async (_, staff) => () =>
    staff.post("/products", { name: "Audited mug", price: 5, category: "Kitchen", stock: 3 }),
  "catalog.updateProduct": async (shop, staff) => {
    const { productId } = await shop.addProduct();
    return () => staff.put(`/products/${productId}`, { price: 99 });
  },
  "catalog.deactivateProduct": async (shop, staff) => {
    const { productId } = await shop.addProduct();
    return () => staff.delete(`/products/${productId}`);
  },
  "catalog.applyBulkEdit": async (shop, staff) => {
    const edit = await raisePrice(shop);
    return () => staff.post("/admin/products/bulk", edit);
  },
  "catalog.undoBulkEdit": async (shop, staff) => {
    const { batchId } = await staff.json<{ batchId: string }>(
      staff.post("/admin/products/bulk", await raisePrice(shop)),
    );
    return () => staff.post(`/admin/products/bulk/${batchId}/undo`);
  },
  "fulfillment.shipOrder": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    return () => staff.put(`/admin/orders/${orderId}`, { status: "SHIPPED" });
  },
  "fulfillment.deliverOrder": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    await staff.json(staff.put(`/admin/orders/${orderId}`, { status: "SHIPPED" }));
    return () => staff.put(`/admin/orders/${orderId}`, { status: "DELIVERED" });
  },
  "inventory.adjustStock": async (shop, staff) => {
    const { productId } = await shop.addProduct();
    return () => staff.post(`/admin/inventory/${productId}/adjustments`, { by: 4, reason: "a delivery" });
  },
  "inventory.countStock": async (shop, staff) => {
    const { productId } = await shop.addProduct();
    const { items } = await staff.json<{ items: { revision: number }[] }>(
      staff.get(`/admin/inventory/${productId}`),
    );
    return () =>
      staff.post(`/admin/inventory/${productId}/counts`, {
        counted: 7,
        revision: items[0]?.revision,
        reason: "stocktaking",
      });
  },
  "orders.cancelOrder": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    return () => staff.put(`/admin/orders/${orderId}`, { status: "CANCELLED" });
  },
  "refunds.refundOrder": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    return () => staff.post("/payment/refund", { orderId, amount: 1 });
  },
  "search.requestRebuild": async (_, staff) => () => staff.post("/admin/search/rebuild"),
  "settings.changeSettings": async (_, staff) => {
    const { value, version } = await staff.json<{ value: object; version: number }>(
      staff.get("/admin/settings/store"),
    );
    return () =>
      staff.put("/admin/settings/store", { ...value, name: "Audited" }, { "if-match": `"${version}"` });
  },
};

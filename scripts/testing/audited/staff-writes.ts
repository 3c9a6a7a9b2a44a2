import { setTimeout } from "node:timers/promises";
import { openMarkets } from "../pricing/markets.ts";
import { address, type Caller, type TestShop } from "../shop.ts";
import { picture, uploadPicture } from "../uploads/pictures.ts";

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

/** A message that no consumer can handle, once it is dead; its id. */
async function deadLetter(shop: TestShop): Promise<string> {
  const { messages } = shop.deps;
  const known = new Set((await messages.deadLetters("notifications", 100)).map(({ id }) => id));
  await messages.send("notifications", { body: { type: "nonsense" } });
  for (let waited = 0; waited < 100; waited++) {
    const letters = await messages.deadLetters("notifications", 100);
    const fresh = letters.find(({ id }) => !known.has(id));
    if (fresh) return fresh.id;
    await setTimeout(100);
  }
  throw new Error("the message did not become a dead letter");
}

const addedCertificate = (staff: Caller, userId: string): Promise<Response> =>
  staff.post(
    `/admin/customers/${userId}/certificates?number=1&country=US&from=2026-01-01&lastDay=2099-12-31`,
    new TextEncoder().encode("%PDF-1.7"),
    { "content-type": "application/pdf" },
  );

const parcelOf = async (shop: TestShop, staff: Caller): Promise<string> => {
  const path = `/admin/orders/${await paidOrder(shop)}/shipments`;
  const { shipments } = await staff.json<{ shipments: { shipmentId: string }[] }>(staff.post(path, {}));
  return `${path}/${shipments[0]?.shipmentId}`;
};

const raisePrice = async (shop: TestShop): Promise<object> => {
  const { productId } = await shop.addProduct();
  return { items: [{ productId }], change: { price: { percent: 10 } } };
};

const label = { service: "economy", weight: 500, price: 20 };

const fileType = { "content-type": "application/octet-stream" };

const onVersion = (version: number) => ({ "if-match": `"${version}"` });
const pageText = { title: "Care", description: "", markdown: "Wash by hand.", inFooter: false, position: 1 };
/** The address of a page of its own that was saved once. */
async function savedPage(staff: Caller, slug: string): Promise<string> {
  const path = `/admin/pages/${slug}`;
  await staff.json(staff.put(path, pageText, onVersion(0)));
  return path;
}

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
  "markets.changePrices": async (shop, staff) => {
    const { productId } = await shop.addProduct();
    const changes = [{ book: "default", amount: 77 }];
    return () => staff.put(`/admin/products/${productId}/prices`, { changes }, onVersion(1));
  },
  "markets.proposePrices": async (shop, staff) => {
    const market = { id: "se", currency: "SEK", countries: ["SE"] } as const;
    await openMarkets(staff, market);
    await shop.addProduct({ category: "Proposed once" });
    const proposal = { from: "default", factor: 10, category: "Proposed once" };
    return () => staff.post("/admin/books/se/propose", proposal);
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
  "imports.startImport": async (_, staff) => () =>
    staff.post("/admin/products/import?dryRun=true", "slug,name,price\nmug,Mug,5.00", {
      "content-type": "text/csv",
    }),
  "content.savePage": async (_, staff) => () => staff.put("/admin/pages/care", pageText, onVersion(0)),
  "content.publishPage": async (_, staff) => {
    const path = await savedPage(staff, "care-of-wood");
    return () => staff.post(`${path}/publish`, undefined, onVersion(1));
  },
  "content.unpublishPage": async (_, staff) => {
    const path = await savedPage(staff, "care-of-wool");
    await staff.json(staff.post(`${path}/publish`, undefined, onVersion(1)));
    return () => staff.post(`${path}/unpublish`, undefined, onVersion(2));
  },
  "content.deletePage": async (_, staff) => {
    const path = await savedPage(staff, "care-of-tin");
    return () => staff.request("DELETE", path, undefined, onVersion(1));
  },
  "customers.verifyVatId": async (shop, staff) => {
    const shopper = await shop.shopper();
    const vatId = "DE136695976";
    await shopper.json(shopper.put("/me/vat-id", { vatId }));
    return () => staff.put(`/admin/customers/${shopper.userId}/vat-id`, { vatId, verified: true });
  },
  "customers.addCertificate": async (shop, staff) => {
    const { userId } = await shop.shopper();
    return () => addedCertificate(staff, userId);
  },
  "customers.endCertificate": async (shop, staff) => {
    const { userId } = await shop.shopper();
    const { certificates } = await staff.json<{ certificates: { certificateId: string }[] }>(
      addedCertificate(staff, userId),
    );
    return () => staff.delete(`/admin/customers/${userId}/certificates/${certificates[0]?.certificateId}`);
  },
  "guests.revokeAnyLink": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    return () => staff.delete(`/admin/orders/${orderId}/link`);
  },
  "fulfillment.packParcel": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    return () => staff.post(`/admin/orders/${orderId}/shipments`, { carrier: "ups" });
  },
  "fulfillment.buyLabel": async (shop, staff) => {
    const parcel = await parcelOf(shop, staff);
    return () => staff.post(`${parcel}/label`, label);
  },
  "fulfillment.voidLabel": async (shop, staff) => {
    const parcel = await parcelOf(shop, staff);
    await staff.json(staff.post(`${parcel}/label`, label));
    return () => staff.delete(`${parcel}/label`);
  },
  "fulfillment.changeTracking": async (shop, staff) => {
    const parcel = await parcelOf(shop, staff);
    return () => staff.put(parcel, { trackingNumber: "1Z999" });
  },
  "fulfillment.deliverShipment": async (shop, staff) => {
    const parcel = await parcelOf(shop, staff);
    return () => staff.post(`${parcel}/delivery`);
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
  "knowledge.uploadDocument": async (_, staff) => () =>
    staff.post("/admin/knowledge?fileName=audited.txt", "We open at nine.", fileType),
  "knowledge.reprocessDocument": async (_, staff) => {
    await staff.json(staff.post("/admin/knowledge?fileName=again.txt", "We close at six.", fileType));
    return () => staff.post("/admin/knowledge/again.txt/reprocess");
  },
  "knowledge.deleteDocument": async (_, staff) => {
    await staff.json(staff.post("/admin/knowledge?fileName=gone.txt", "We are closed.", fileType));
    return () => staff.delete("/admin/knowledge/gone.txt");
  },
  "alerts.changeMyAlerts": async (_, staff) => () =>
    staff.put("/admin/me/alerts", { alerts: [{ kind: "dead-letters", email: false }] }),
  "notifications.resendNotification": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    return () => staff.post(`/admin/notifications/order.confirmed:${orderId}:email/resend`);
  },
  "orders.addNote": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    return () => staff.post(`/admin/orders/${orderId}/notes`, { text: "Call before delivery." });
  },
  "orders.approveOrder": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    await shop.deps.orders.change(orderId, (order) => ({ ...order, needsReview: true }));
    return () => staff.post(`/admin/orders/${orderId}/review`, { decision: "approved" });
  },
  "orders.cancelOrder": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    return () => staff.put(`/admin/orders/${orderId}`, { status: "CANCELLED" });
  },
  "refunds.refundOrder": async (shop, staff) => {
    const orderId = await paidOrder(shop);
    return () => staff.post("/payment/refund", { orderId, amount: 1 });
  },
  "runs.deleteDeadLetter": async (shop, staff) => {
    const id = await deadLetter(shop);
    return () => staff.delete(`/admin/dead-letters/notifications/${id}?reason=a%20mistake`);
  },
  "runs.redriveDeadLetters": async (shop, staff) => {
    const id = await deadLetter(shop);
    return () => staff.post("/admin/dead-letters/notifications/redrive", { id });
  },
  "search.changeSynonyms": async (_, staff) => {
    const { version } = await staff.json<{ version: number }>(staff.get("/admin/search/synonyms"));
    const groups = [{ words: ["loupe", "magnifier"] }];
    return () => staff.put("/admin/search/synonyms", { groups }, { "if-match": `"${version}"` });
  },
  "search.requestRebuild": async (_, staff) => () => staff.post("/admin/search/rebuild"),
  "staff.inviteStaff": async (_, staff) => () =>
    staff.post("/admin/staff/invitations", { email: "audited@example.com", roles: ["support"] }),
  "staff.withdrawInvitation": async (_, staff) => {
    const invited = { email: "withdrawn@example.com", roles: ["support"] };
    const { invitationId } = await staff.json<{ invitationId: string }>(
      staff.post("/admin/staff/invitations", invited),
    );
    return () => staff.delete(`/admin/staff/invitations/${invitationId}`);
  },
  "staff.assignRoles": async (shop, staff) => {
    const { userId } = await shop.staff("support");
    return () => staff.put(`/admin/staff/${userId}`, { roles: ["support", "warehouse"] });
  },
  "staff.removeStaff": async (shop, staff) => {
    const { userId } = await shop.staff("warehouse");
    return () => staff.delete(`/admin/staff/${userId}`);
  },
  "uploads.startUpload": async (_, staff) => () =>
    staff.post("/admin/uploads", { fileName: "mug.png", contentType: "image/png", size: 1000 }),
  "uploads.finishUpload": async (shop, staff) => {
    const { uploadId } = await uploadPicture(shop, staff, await picture(20, 10).png().toBuffer());
    return () => staff.post(`/admin/uploads/${uploadId}/image`);
  },
  "taxes.importZipRates": async (_, staff) => () =>
    staff.post("/admin/settings/taxes/zip-rates", "State,ZipCode,StateRate\nCA,94105,0.0725\n", {
      "content-type": "text/csv",
    }),
  "settings.changeSettings": async (_, staff) => {
    const { value, version } = await staff.json<{ value: object; version: number }>(
      staff.get("/admin/settings/store"),
    );
    return () =>
      staff.put("/admin/settings/store", { ...value, name: "Audited" }, { "if-match": `"${version}"` });
  },
};

import { deepEqual, equal } from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { sesReport } from "../../api/adapters/embedded/mail/feedback.ts";
import { chatsIn } from "../../api/adapters/stores/chat/chats.ts";
import { openTurn } from "../../api/domain/chat/service.ts";
import { queueNames } from "../../api/ports/messages.ts";
import { ask, everyTool, passDoor } from "./agent/every-tool.ts";
import type { ScriptedModel } from "./agent/scripted-model.ts";
import { answerBank } from "./bank.ts";
import { withCrashes } from "./crashed-orders.ts";
import { address, type Caller, type TestShop } from "./shop.ts";
import { picture, uploadPicture } from "./uploads/pictures.ts";

/**
 * Calls every route and step that uses a table: catalog, carts, purchases of each outcome, cancellations and
 * refunds. The assistant's turns are those of the model that `modelIs` is told.
 */
export async function tradeADay(shop: TestShop, modelIs: (model: ScriptedModel) => void): Promise<void> {
  const admin = await shop.admin();
  const mug = await shop.addProduct({ stock: 50 });
  await admin.json(admin.put(`/products/${mug.productId}`, { price: 13, slug: "new-mug", category: "Bar" }));
  for (const path of [
    "/products",
    `/products/${mug.productId}`,
    "/products/new-mug",
    "/categories",
    "/products?category=Bar",
  ])
    await shop.guest.get(path);
  await admin.get("/admin/products");
  const stale = { "if-match": '"1"' };
  equal((await admin.put(`/products/${mug.productId}`, { price: 14 }, stale)).status, 409);
  const { batchId } = await admin.json<{ batchId: string }>(
    admin.post("/admin/products/bulk", {
      items: [{ productId: mug.productId }],
      change: { tags: { add: ["bar"] } },
    }),
  );
  await admin.json(admin.post(`/admin/products/bulk/${batchId}/undo`));
  await admin.json(admin.get("/admin/audit"));
  const { uploadId } = await uploadPicture(shop, admin, await picture(20, 20).png().toBuffer());
  await admin.json(admin.post(`/admin/uploads/${uploadId}/image`));
  for (const workflow of ["checkout", "refund"])
    await admin.json(admin.get(`/admin/runs?workflow=${workflow}`));
  for (const queue of queueNames) await admin.json(admin.post(`/admin/dead-letters/${queue}/redrive`, {}));
  await admin.json(
    admin.post(`/admin/inventory/${mug.productId}/adjustments`, { by: 1, reason: "found one more" }),
  );
  await admin.json(admin.get("/admin/inventory?level=low"));
  await admin.json(admin.get(`/admin/inventory/${mug.productId}/reservations`));
  const { value } = await admin.json<{ value: object }>(admin.get("/admin/settings/store"));
  await admin.json(admin.put("/admin/settings/store", value, { "if-match": '"0"' }));
  const rates = (zips: readonly string[]) =>
    admin.json(
      admin.post(
        "/admin/settings/taxes/zip-rates",
        ["State,ZipCode,StateRate", ...zips.map((zip) => `CA,${zip},0.0725`)].join("\n"),
        { "content-type": "text/csv" },
      ),
    );
  await rates(["94105", "94106"]);
  await rates(["94105"]);

  const invited = { email: "wen@example.com", roles: ["warehouse"] };
  await admin.json(admin.post("/admin/staff/invitations", invited));

  const buy = async (paymentMethodId: string): Promise<{ shopper: Caller; orderId: string }> => {
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId: mug.productId, quantity: 2 }));
    const body = { paymentMethodId, shippingAddress: address };
    const headers = { "idempotency-key": paymentMethodId };
    const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body, headers));
    await shopper.json(shopper.post("/orders", body, headers));
    await shop.settled();
    await shopper.json(shopper.get("/orders"));
    return { shopper, orderId };
  };
  await buy("pm_card_chargeDeclined");
  const bought = await buy("pm_card_visa");
  await admin.json(admin.post("/payment/refund", { orderId: bought.orderId, restock: true }));
  await admin.json(admin.get("/admin/notifications"));
  await admin.json(admin.post(`/admin/notifications/order.confirmed:${bought.orderId}:email/resend`));
  const mail = { to: "gone@example.com", reference: `order.confirmed:${bought.orderId}:email` };
  await shop.messages.send("mail-feedback", { body: sesReport(mail, "bounce", Date.now()) });
  const changed = await buy("pm_card_visa");
  await changed.shopper.json(changed.shopper.post(`/orders/${changed.orderId}/cancel`));
  const { shopper, orderId } = await buy("pm_card_threeDSecure2Required");
  await shopper.json(shopper.post("/cart", { productId: mug.productId, quantity: 5 }));
  const waiting = await shopper.json<Parameters<typeof answerBank>[1]>(shopper.get(`/orders/${orderId}`));
  await answerBank((request) => shop.fetch(request), waiting, "approve");
  await shop.settled();
  const leaving = await buy("pm_card_threeDSecure2Required");
  await leaving.shopper.json(leaving.shopper.post(`/orders/${leaving.orderId}/cancel`));
  await shop.settled();
  await leaving.shopper.request("DELETE", "/cart");
  const found = `customers/${bought.shopper.userId}`;
  for (const list of ["orders", "metrics", "attention", "customers", "customers?q=a", found])
    await admin.json(admin.get(`/admin/${list}`));
  for (const name of ["Sam", "Kim"])
    await bought.shopper.json(bought.shopper.put("/me", { name })).then(() => shop.settled());
  await leaving.shopper.json(leaving.shopper.post("/me/addresses", address));

  const sheet = (...rows: readonly string[]) =>
    admin.json(
      admin.post(
        "/admin/products/import",
        ["slug,name,price,category,sku,option1_name,option1_value", ...rows].join("\n"),
        {
          "content-type": "text/csv",
        },
      ),
    );
  await sheet("sheet,Sheet,1,Beds,SHEET-S,Size,S", "wrong,,1,Beds,,,");
  await shop.settled();
  await sheet("sheet,Sheet,2,Beds 2,SHEET-M,Size,M");
  await shop.settled();
  await sheet("sheet-2,Sheet,2,Beds 2,SHEET-M,Size,M");
  await shop.settled();
  const uploaded = "/admin/knowledge?fileName=hours.txt";
  await admin.json(admin.post(uploaded, "We open at nine.", { "content-type": "application/octet-stream" }));
  await shop.settled();
  await admin.delete("/admin/knowledge/hours.txt");
  const { items } = await admin.json<{ items: { importId: string }[] }>(admin.get("/admin/products/import"));
  await admin.json(admin.get(`/admin/products/import/${items[0]?.importId}`));

  // An order at the bank holds the last unit of a product.
  const { productId: last } = await shop.addProduct({ stock: 1 });
  const holder = await shop.shopper();
  await holder.json(holder.post("/cart", { productId: last, quantity: 1 }));
  const atBank = { paymentMethodId: "pm_card_threeDSecure2Required", shippingAddress: address };
  const held = await holder.json<{ orderId: string }>(holder.post("/orders", atBank));
  await shop.settled();
  await admin.json(admin.get(`/admin/products/${last}/availability`));
  await holder.json(holder.post(`/orders/${held.orderId}/cancel`));
  await shop.settled();

  // Two crashes.
  for (const [until, outcome] of [
    ["reserved", "failed"],
    ["charged", "paid"],
  ] as const) {
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId: mug.productId, quantity: 1 }));
    const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    deepEqual(await withCrashes(shop, until, () => shopper.json(shopper.post("/orders", body))), [outcome]);
  }

  // Staff hear of a valuable order and of a SKU that runs low; the shopper hears that the order is on its way.
  const { productId: ring } = await shop.addProduct({ price: 300, stock: 12 });
  const collector = await shop.shopper();
  await collector.json(collector.post("/cart", { productId: ring, quantity: 5 }));
  const order = await collector.json<{ orderId: string }>(
    collector.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address }),
  );
  await shop.settled();
  await wantTexts(shop, collector);
  await admin.json(admin.put(`/admin/orders/${order.orderId}`, { status: "SHIPPED" }));
  await shop.settled();

  await shop.guest.json(shop.guest.get("/search?q=mug"));
  await shop.guest.post("/search/click", { q: "mug" });
  await admin.json(admin.get("/admin/search/analytics"));
  await admin.json(admin.post("/admin/search/rebuild"));
  await admin.json(admin.get("/admin/search/rebuild"));
  await shop.settled();

  // A product takes the slug of one that was taken off, and a second one with its SKU is refused.
  const off = await shop.addProduct({ name: "Kettle" });
  await admin.delete(`/products/${off.productId}`);
  const sized = {
    options: [{ name: "Size", values: ["S"] }],
    variants: [{ sku: "KETTLE-S", options: { Size: "S" } }],
  };
  await shop.addProduct({ name: "Kettle", ...sized });
  const second = {
    name: "Second",
    price: 1,
    category: "Kitchen",
    options: [{ name: "Size", values: ["S", "M"] }],
    variants: [{ sku: "KETTLE-M", options: { Size: "M" } }, ...sized.variants],
  };
  equal((await admin.post("/products", second)).status, 409);

  const { session } = await openTurn(
    { chats: chatsIn(shop.tables, Date.now), now: Date.now, newId: randomUUID },
    { type: "shopper", userId: bought.shopper.userId, email: undefined },
    { kind: "shop", message: "Do you have mugs?", earlier: 0 },
  );
  await bought.shopper.json(bought.shopper.get("/chat/sessions"));
  await bought.shopper.json(bought.shopper.post(`/chat/sessions/${session.sessionId}/stop`));
  await bought.shopper.delete(`/chat/sessions/${session.sessionId}`);
  for (const [caller, kind] of [
    [bought.shopper, "shop"],
    [admin, "insights"],
  ] as const) {
    modelIs(everyTool([mug.productId, off.productId], kind === "insights"));
    const sessionId = await ask(shop, caller, { message: "Do everything", kind });
    await ask(shop, caller, { message: "And again", kind, sessionId });
  }
  // What it searched for is counted a little later.
  await shop.depsOf("chat").searchLog.flush();
  const { ticket } = await admin.json<{ ticket: string }>(admin.post("/chat/tickets"));
  await passDoor(shop.depsOf("chat-socket"), ticket);

  // Two shoppers want the last unit.
  const { productId } = await shop.addProduct({ stock: 1 });
  const racers = await Promise.all([shop.shopper(), shop.shopper()]);
  for (const racer of racers) await racer.json(racer.post("/cart", { productId, quantity: 1 }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  await Promise.all(racers.map((racer) => racer.post("/orders", body)));
  await shop.settled();
}

/** The shopper confirms a phone number and wants a text when an order ships. */
async function wantTexts(shop: TestShop, shopper: Caller): Promise<void> {
  const phone = "+14155550132";
  await shopper.json(shopper.post("/me/phone/code", { phone }));
  const code = /\b\d{6}\b/.exec(shop.mailbox.list({ to: phone })[0]?.text ?? "")?.[0];
  await shopper.json(shopper.post("/me/phone/confirm", { code }));
  const kinds = [{ kind: "order.shipped", email: true, sms: true }];
  await shopper.json(shopper.put("/me/notifications", { phone, kinds }));
}

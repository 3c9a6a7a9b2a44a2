import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { address, type TestShop, testShop } from "../../testing/shop.ts";
import { picture, uploadPicture } from "../../testing/uploads/pictures.ts";

const notRun = process.env["TEST_ENGINES"] === "emulated" ? "" : ": NOT RUN, npm run test:engines starts it";

describe.skipIf(notRun !== "")(`the whole shop on the emulators${notRun}`, () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await testShop();
  }, 240_000);
  afterAll(() => shop.close());

  test("an order is paid, its units are taken, and its shopper is mailed by SES", async () => {
    const { productId } = await shop.addProduct({ stock: 3 });
    const shopper = await shop.shopper("ada@example.com");
    await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
    const order = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", order));
    await shop.settled();
    expect(await shopper.json(shopper.get(`/orders/${orderId}`))).toMatchObject({ status: "PROCESSING" });
    expect(await shop.guest.json(shop.guest.get(`/products/${productId}`))).toMatchObject({ available: 1 });
    const [mail] = shop.mailbox.list({ to: "ada@example.com" });
    expect(mail?.text).toContain(orderId);
  }, 120_000);

  // A search is given up after 1.5 seconds, which OpenSearch's first ones can take on a busy machine.
  const long = 120_000;
  test(
    "a new product is found by search, and by its changed name",
    async () => {
      const admin = await shop.admin();
      const { productId } = await shop.addProduct({ name: "Samovar" });
      const found = async (text: string) => {
        await shop.deps.search.refresh();
        const { items } = await shop.guest.json<{ items: { productId: string }[] }>(
          shop.guest.get(`/search?q=${text}`),
        );
        return items.map((item) => item.productId);
      };
      await vi.waitFor(async () => expect(await found("samovar")).toEqual([productId]), long);
      await admin.json(admin.put(`/products/${productId}`, { name: "Percolator" }));
      await vi.waitFor(async () => expect(await found("percolator")).toEqual([productId]), long);
      await vi.waitFor(async () => expect(await found("samovar")).toEqual([]), long);
    },
    3 * long,
  );

  test("a picture is uploaded to the bucket through the shop's own address, and shown from it", async () => {
    const admin = await shop.admin();
    const { uploadId, status } = await uploadPicture(shop, admin, await picture(20, 20).png().toBuffer());
    expect(status).toBe(200);
    const { imageUrl } = await admin.json<{ imageUrl: string }>(
      admin.post(`/admin/uploads/${uploadId}/image`),
    );
    const shown = await shop.guest.get(new URL(imageUrl, "http://shop").pathname);
    expect(shown.headers.get("content-type")).toBe("image/webp");
  }, 60_000);

  test("a document of the knowledge base is read from a queue and found among the passages", async () => {
    const admin = await shop.admin();
    const text = "The samovar workshop opens at nine.";
    const body = { "content-type": "application/octet-stream" };
    await admin.json(admin.post("/admin/knowledge?fileName=hours.txt", text, body));
    await shop.settled();
    const { items } = await admin.json<{ items: { name: string; state: string }[] }>(
      admin.get("/admin/knowledge"),
    );
    expect(items).toMatchObject([{ state: "ready" }]);
  }, 60_000);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { guest } from "../../api/domain/actor.ts";
import { shopperActor, toolCalls } from "../../scripts/testing/agent/tool-calls.ts";
import { type TestProduct, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
let mug: TestProduct;
let tee: TestProduct;
let call: ReturnType<typeof toolCalls>;
const asGuest = (name: string, input?: unknown) => toolCalls(shop, guest)(name, input);

beforeAll(async () => {
  shop = await testShop();
  mug = await shop.addProduct({ name: "Harbour Mug", price: 12.5, stock: 10 });
  const variants = ["M", "L"].map((size, place) => ({
    id: size.toLowerCase(),
    sku: `TEE-${size}`,
    options: { Size: size },
    stock: place * 5,
  }));
  tee = await shop.addProduct({
    name: "Harbour Tee",
    price: 24,
    options: [{ name: "Size", values: ["M", "L"] }],
    variants,
  });
  await shop.settled();
});
afterAll(() => shop.close());
beforeEach(async () => {
  call = toolCalls(shop, await shopperActor(shop));
});

describe("adding", () => {
  test("puts a product into the caller's cart and answers its totals", async () => {
    const { facts, cards } = await call("add_to_cart", { productId: mug.productId, quantity: 2 });
    expect(facts).toMatchObject({
      added: { name: "Harbour Mug", quantity: 2, price: "$12.50" },
      lines: [{ productId: mug.productId, quantity: 2, price: "$12.50", lineTotal: "$25.00", available: 10 }],
      itemCount: 2,
      subtotal: "$25.00",
    });
    expect(cards?.cart).toMatchObject({ itemCount: 2, subtotal: 2500 });
  });

  test("counts on top of what the cart holds", async () => {
    await call("add_to_cart", { productId: mug.productId, quantity: 2 });
    const { facts } = await call("add_to_cart", { productId: mug.productId });
    expect(facts).toMatchObject({ added: { quantity: 1 }, lines: [{ quantity: 3 }] });
  });

  test("from two tabs at once counts both", async () => {
    const adds = Array.from({ length: 5 }, () => call("add_to_cart", { productId: mug.productId }));
    await Promise.all(adds);
    expect((await call("show_cart")).facts).toMatchObject({ lines: [{ quantity: 5 }] });
  });

  test("from two tabs at once never exceeds what is left", async () => {
    const adds = Array.from({ length: 4 }, () =>
      call("add_to_cart", { productId: mug.productId, quantity: 4 }),
    );
    const outcomes = await Promise.all(adds);
    expect(outcomes.filter(({ facts }) => "added" in facts)).toHaveLength(2);
    expect((await call("show_cart")).facts).toMatchObject({ lines: [{ quantity: 8 }] });
  });

  test("more than is left says how many there are and how many are in the cart", async () => {
    await call("add_to_cart", { productId: mug.productId, quantity: 7 });
    const { facts } = await call("add_to_cart", { productId: mug.productId, quantity: 4 });
    expect(facts).toEqual({ outOfStock: { name: "Harbour Mug", requested: 4, available: 10, inCart: 7 } });
  });

  test("asks which variant", async () => {
    const { facts } = await call("add_to_cart", { productId: tee.productId });
    expect(facts).toMatchObject({
      chooseVariant: { name: "Harbour Tee", variants: [{ variantId: "m" }, { variantId: "l" }] },
    });
  });

  test("takes the variant from the shopper's words", async () => {
    const { facts } = await call("add_to_cart", { productId: tee.productId, options: ["large"] });
    expect(facts).toMatchObject({ added: { name: "Harbour Tee (L)" } });
  });

  test("never falls back to a variant that was not asked for", async () => {
    const { facts } = await call("add_to_cart", { productId: tee.productId, options: ["XXL"] });
    expect(facts).toHaveProperty("chooseVariant");
    expect((await call("add_to_cart", { productId: tee.productId, variantId: "m" })).facts).toEqual({
      outOfStock: { name: "Harbour Tee (M)", requested: 1, available: 0 },
    });
  });

  test("by a guest is left to the guest's browser, with what it will cost", async () => {
    const { facts, buttons } = await asGuest("add_to_cart", { productId: mug.productId, quantity: 3 });
    expect(facts).toEqual({ ready: { name: "Harbour Mug", quantity: 3, price: "$12.50" } });
    expect(buttons).toEqual([
      { text: "Add to cart", action: "add_to_cart", payload: { productId: mug.productId, quantity: 3 } },
    ]);
    expect((await asGuest("add_to_cart", { productId: mug.productId, quantity: 11 })).facts).toEqual({
      outOfStock: { name: "Harbour Mug", requested: 11, available: 10 },
    });
  });

  test.each([
    [{ quantity: 0 }, "quantity must be at least 1."],
    [{ quantity: -3 }, "quantity must be at least 1."],
    [{ quantity: 1.5 }, "quantity must be a whole number."],
    [{ quantity: 1e12 }, "quantity must be at most 999."],
    [{ productId: "nothing" }, "This product isn't in the shop, or is no longer on sale."],
  ])("refuses %j in words", async (wrong, message) => {
    const { facts } = await call("add_to_cart", { productId: mug.productId, ...wrong });
    expect(facts).toMatchObject({ error: expect.any(String), message });
    expect((await call("show_cart")).facts).toMatchObject({ lines: [] });
  });
});

describe("changing and removing", () => {
  test("sets the quantity of a line, and zero removes it", async () => {
    await call("add_to_cart", { productId: mug.productId });
    const input = { productId: mug.productId, quantity: 4 };
    expect((await call("change_cart_line", input)).facts).toMatchObject({
      changed: { name: "Harbour Mug", quantity: 4 },
      itemCount: 4,
    });
    expect((await call("change_cart_line", { ...input, quantity: 0 })).facts).toMatchObject({
      removed: { name: "Harbour Mug" },
      lines: [],
    });
  });

  test("finds the variant that is in the cart", async () => {
    await call("add_to_cart", { productId: tee.productId, variantId: "l" });
    expect((await call("remove_from_cart", { productId: tee.productId })).facts).toMatchObject({
      removed: { name: "Harbour Tee (L)" },
    });
  });

  test("leaves the cart alone when there are not enough", async () => {
    await call("add_to_cart", { productId: mug.productId });
    const { facts } = await call("change_cart_line", { productId: mug.productId, quantity: 11 });
    expect(facts).toEqual({ outOfStock: { name: "Harbour Mug", requested: 11, available: 10 } });
    expect((await call("show_cart")).facts).toMatchObject({ lines: [{ quantity: 1 }] });
  });

  test("of what is not in the cart is refused", async () => {
    const { facts } = await call("change_cart_line", { productId: mug.productId, quantity: 2 });
    expect(facts).toMatchObject({ error: "NOT_IN_CART", message: "That isn't in your cart.", lines: [] });
  });
});

describe("emptying", () => {
  const yes = (tool: string, input: unknown) => ({ confirmationId: "c1", tool, input });

  test("asks first and changes nothing", async () => {
    await call("add_to_cart", { productId: mug.productId, quantity: 2 });
    const outcome = await call("clear_cart");
    expect(outcome.facts).toMatchObject({ confirmationNeeded: true, itemCount: 2 });
    expect(outcome.confirm).toEqual({ question: "Remove all 2 items from your cart?", button: "Empty cart" });
    expect((await call("show_cart")).facts).toMatchObject({ itemCount: 2 });
  });

  test("is done when the shopper has confirmed just this", async () => {
    await call("add_to_cart", { productId: mug.productId });
    for (const other of [yes("remove_from_cart", {}), yes("clear_cart", { all: true })])
      expect((await call("clear_cart", {}, other)).facts).toMatchObject({ confirmationNeeded: true });
    expect((await call("clear_cart", {}, yes("clear_cart", {}))).facts).toMatchObject({
      cleared: true,
      lines: [],
    });
  });

  test("an empty cart needs no question", async () => {
    expect((await call("clear_cart")).facts).toMatchObject({ alreadyEmpty: true });
  });
});

test("guests are told how to sign in, and two shoppers have two carts", async () => {
  for (const name of ["show_cart", "clear_cart"])
    expect(await asGuest(name)).toMatchObject({
      facts: { signInNeeded: true },
      buttons: [{ action: "sign_in" }, { action: "open" }],
    });
  await call("add_to_cart", { productId: mug.productId });
  const other = toolCalls(shop, await shopperActor(shop));
  expect((await other("show_cart")).facts).toMatchObject({ lines: [] });
});

test("a line that has become dearer says so, and one that is off sale is left out of the totals", async () => {
  const lamp = await shop.addProduct({ name: "Lamp", price: 40 });
  await call("add_to_cart", { productId: lamp.productId });
  const staff = await shop.admin();
  await staff.json(staff.put(`/products/${lamp.productId}`, { price: 45 }));
  expect((await call("show_cart")).facts).toMatchObject({
    lines: [{ price: "$45.00", problem: "price_changed" }],
    subtotal: "$45.00",
  });
  await staff.json(staff.put(`/products/${lamp.productId}`, { isActive: false }));
  expect((await call("show_cart")).facts).toMatchObject({
    lines: [{ available: 0, problem: "unavailable" }],
    itemCount: 0,
    subtotal: "$0.00",
  });
});

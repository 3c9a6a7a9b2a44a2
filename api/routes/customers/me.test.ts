import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

type Book = { items: { addressId: string; street: string; isDefault: boolean }[]; count: number };
const at = (street: string, fields: object = {}) => ({ ...address, street, ...fields });
const bookOf = (caller: Caller) => caller.json<Book>(caller.get("/me/addresses"));
const shown = ({ items }: Book) => items.map(({ street, isDefault }) => (isDefault ? `${street}*` : street));

describe("a profile", () => {
  test("shows the account's address, and the name and phone that were set last", async () => {
    const shopper = await shop.shopper("ada@example.com");
    expect(await shopper.json(shopper.get("/me"))).toEqual({
      userId: shopper.userId,
      email: "ada@example.com",
    });
    const set = { name: "Ada Lovelace", phone: "+44 20 7946 0000" };
    for (let twice = 0; twice < 2; twice++)
      expect(await shopper.json(shopper.put("/me", set))).toMatchObject(set);
    await shopper.json(shopper.put("/me", { name: "Ada King" }));
    expect(await shopper.json(shopper.get("/me"))).toEqual({
      userId: shopper.userId,
      email: "ada@example.com",
      name: "Ada King",
    });
  });

  test("begins with the name that the account was opened with", async () => {
    const credentials = { email: "grace@example.com", password: "Testing#2026" };
    await shop.identity.ensureUser({ ...credentials, name: "Grace" });
    const { accessToken } = await shop.deps.identity.signIn(credentials);
    const answer = await shop.guest.get("/me", { authorization: `Bearer ${accessToken}` });
    expect(await answer.json()).toMatchObject({ name: "Grace", email: "grace@example.com" });
  });

  test("cannot be given another address or a name of nothing", async () => {
    const shopper = await shop.shopper();
    for (const [body, path] of [
      [{ name: " " }, "name"],
      [{ name: "Ada", phone: "call me" }, "phone"],
      [{ name: "Ada", email: "other@example.com" }, "email"],
    ] as const) {
      const refused = await shopper.put("/me", body);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ error: { details: { issues: [{ path }] } } });
    }
  });
});

describe("an address book", () => {
  test("has one default: the first, until another is made it; after it is removed, the first that is left", async () => {
    const shopper = await shop.shopper();
    for (const street of ["1 First", "2 Second", "3 Third"])
      await shopper.json(shopper.post("/me/addresses", at(street)));
    expect(shown(await bookOf(shopper))).toEqual(["1 First*", "2 Second", "3 Third"]);
    const [, second, third] = (await bookOf(shopper)).items.map(({ addressId }) => addressId);
    const changed = await shopper.json<Book>(
      shopper.put(`/me/addresses/${third}`, at("3 Third, rear", { isDefault: true })),
    );
    expect(shown(changed)).toEqual(["1 First", "2 Second", "3 Third, rear*"]);
    await shopper.json(shopper.put(`/me/addresses/${third}`, at("3 Third", { isDefault: false })));
    expect(shown(await bookOf(shopper))).toEqual(["1 First", "2 Second", "3 Third*"]);
    for (let twice = 0; twice < 2; twice++) await shopper.json(shopper.delete(`/me/addresses/${third}`));
    await shopper.json(shopper.delete(`/me/addresses/${second}`));
    expect(shown(await bookOf(shopper))).toEqual(["1 First*"]);
  });

  test("keeps an address once, however often it is sent", async () => {
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/me/addresses", at("1 First")));
    const twice = [at("2 Second"), at("2 Second", { isDefault: true })];
    for (const body of twice) expect((await shopper.post("/me/addresses", body)).status).toBe(201);
    expect(shown(await bookOf(shopper))).toEqual(["1 First", "2 Second*"]);
  });

  test("holds twenty, and of thirty sent at once loses none that it took", async () => {
    const shopper = await shop.shopper();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, place) => shopper.post("/me/addresses", at(`${place} High Street`))),
    );
    const taken = answers.filter(({ status }) => status === 201).length;
    const book = await bookOf(shopper);
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(taken).toBe(20);
    expect(book.count).toBe(20);
    expect(book.items.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    const more = await shopper.post("/me/addresses", at("One more"));
    expect(await more.json()).toMatchObject({
      error: { code: "CONFLICT", message: expect.stringContaining("full") },
    });
  });

  test("is its owner's: another reads nothing of it and changes nothing in it", async () => {
    const [owner, other] = await Promise.all([shop.shopper(), shop.shopper()]);
    const { items } = await owner.json<Book>(owner.post("/me/addresses", at("1 First")));
    const id = items[0]?.addressId;
    expect(await bookOf(other)).toEqual({ items: [], count: 0 });
    const changing = await other.put(`/me/addresses/${id}`, at("Mine now"));
    expect(changing.status).toBe(404);
    expect(await changing.json()).toMatchObject({ error: { code: "ADDRESS_NOT_FOUND" } });
    await other.json(other.delete(`/me/addresses/${id}`));
    expect(shown(await bookOf(owner))).toEqual(["1 First*"]);
  });
});

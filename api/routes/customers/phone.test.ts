import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
const time = { now: Date.now() };
beforeAll(async () => {
  shop = await testShop({ clock: () => time.now });
});
afterAll(() => shop.close());

let numbers = 0;
const newNumber = () => `+1415555${String(numbers++).padStart(4, "0")}`;
const ask = (shopper: Caller, phone: string) => shopper.post("/me/phone/code", { phone });
const confirm = (shopper: Caller, code: string) => shopper.post("/me/phone/confirm", { code });
const codeFor = (phone: string) =>
  /\b\d{6}\b/.exec(shop.mailbox.list({ to: phone })[0]?.text ?? "")?.[0] ?? "";
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const preferences = (shopper: Caller) =>
  shopper.json<{ phone?: string; phoneVerified: boolean }>(shopper.get("/me/notifications"));
const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;

describe("a phone number", () => {
  test("is confirmed with the code that was texted to it", async () => {
    const shopper = await shop.shopper();
    const phone = newNumber();
    expect((await ask(shopper, phone)).status).toBe(202);
    expect(await preferences(shopper)).toMatchObject({ phoneVerified: false });
    expect((await confirm(shopper, codeFor(phone))).status).toBe(200);
    expect(await preferences(shopper)).toMatchObject({ phone, phoneVerified: true });
  });

  test("is not confirmed with another code, with an old one, or by another account", async () => {
    const [shopper, stranger] = [await shop.shopper(), await shop.shopper()];
    const phone = newNumber();
    await ask(shopper, phone);
    const old = codeFor(phone);
    expect(await codeOf(await confirm(shopper, otherThan(old)))).toBe("CODE_INVALID");
    expect(await codeOf(await confirm(stranger, old))).toBe("CODE_INVALID");
    time.now += 1_000;
    await ask(shopper, phone);
    const code = codeFor(phone);
    if (old !== code) expect(await codeOf(await confirm(shopper, old))).toBe("CODE_INVALID");
    time.now += 11 * 60_000;
    expect(await codeOf(await confirm(shopper, code))).toBe("CODE_EXPIRED");
    expect(await preferences(shopper)).toMatchObject({ phoneVerified: false });
  });

  test("is not confirmed by guessing: after five wrong codes the right one is refused, also when they come at once", async () => {
    const shopper = await shop.shopper();
    const phone = newNumber();
    await ask(shopper, phone);
    const code = codeFor(phone);
    for (let turn = 0; turn < 5; turn++) await confirm(shopper, otherThan(code));
    expect(await codeOf(await confirm(shopper, code))).toBe("CODE_EXPIRED");
  });

  test("that is changed has to be confirmed again", async () => {
    const shopper = await shop.shopper();
    const phone = newNumber();
    await ask(shopper, phone);
    await confirm(shopper, codeFor(phone));
    await shopper.json(shopper.put("/me/notifications", { phone: newNumber(), kinds: [] }));
    expect(await preferences(shopper)).toMatchObject({ phoneVerified: false });
    await shopper.json(shopper.put("/me/notifications", { phone, kinds: [] }));
    expect(await preferences(shopper)).toMatchObject({ phone, phoneVerified: true });
  });
});

describe("codes are texted", () => {
  const refusals = async (answers: readonly Promise<Response>[]) =>
    (await Promise.all(answers)).filter(({ status }) => status === 429).length;

  test("five times a day for one account, whatever the numbers", async () => {
    const shopper = await shop.shopper();
    expect(await refusals(Array.from({ length: 60 }, () => ask(shopper, newNumber())))).toBe(55);
  });

  test("three times an hour to one number, whatever the accounts and however it is written", async () => {
    time.now += 24 * 3_600_000;
    const shoppers = await Promise.all(Array.from({ length: 6 }, () => shop.shopper()));
    const spellings = ["+1 415 555 9999", "+1 (415) 555-9999", "+14155559999"];
    const answers = shoppers.map((shopper, turn) => ask(shopper, spellings[turn % 3] ?? ""));
    expect(await refusals(answers)).toBe(3);
  });

  test("to nobody without an account, and to no number that is none", async () => {
    expect((await shop.guest.post("/me/phone/code", { phone: newNumber() })).status).toBe(401);
    const shopper = await shop.shopper();
    for (const phone of ["", "0415", "+0123456789", "+1415555013212345678", "premium"])
      expect((await ask(shopper, phone)).status, phone).toBe(400);
  });
});

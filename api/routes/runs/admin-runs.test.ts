import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

type Run = { name: string; status: string };
type RunDetail = Run & { steps: { state: string; input?: unknown; output?: unknown; attempts: number }[] };
type Queue = { queue: string; dead: number; deadLetters: { id: string; body: unknown }[] };

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop({ log: () => undefined });
  admin = await shop.admin();
});
afterAll(() => shop.close());

async function buy(paymentMethodId: string): Promise<string> {
  const { productId } = await shop.addProduct();
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const body = { paymentMethodId, shippingAddress: { ...address, phone: "+1 415 555 0132" } };
  const response = await shopper.post("/orders", body);
  const answer = (await response.json()) as {
    orderId?: string;
    error?: { details: { orderId?: string } };
  };
  await shop.settled();
  return answer.orderId ?? answer.error?.details.orderId ?? "";
}
const list = (query = "") =>
  admin.json<{ items: Run[]; lastKey?: string }>(admin.get(`/admin/runs?${query}`));
const show = (id: string) => admin.json<RunDetail>(admin.get(`/admin/runs/checkout/${id}`));

describe("workflow runs", () => {
  test("are listed newest first, by state, and page by page without one missing", async () => {
    const orders: string[] = [];
    for (const card of ["pm_card_visa", "pm_card_chargeDeclined", "pm_card_visa"])
      orders.push(await buy(card));
    const names = ({ items }: { items: Run[] }) => items.map(({ name }) => name);
    expect(
      names(await list())
        .slice(0, 3)
        .toSorted(),
    ).toEqual(orders.toSorted());
    expect(names(await list("status=succeeded"))).toEqual(names(await list()));
    expect(names(await list("status=aborted"))).toEqual([]);
    const paged: string[] = [];
    let lastKey: string | undefined;
    do {
      const page = await list(`limit=1${lastKey ? `&lastKey=${lastKey}` : ""}`);
      paged.push(...names(page));
      lastKey = page.lastKey;
    } while (lastKey);
    expect(paged).toEqual(names(await list()));
  });

  test("show each step with input and output, and no secret, address or telephone number", async () => {
    const run = await show(await buy("pm_card_visa"));
    expect(run.status).toBe("succeeded");
    expect(run.steps.map(({ state }) => state)).toContain("ReserveStock");
    expect(run.steps[0]?.input).toMatchObject({ orderId: run.name });
    expect(run.steps.some(({ output }) => output !== null)).toBe(true);
    const text = JSON.stringify(run);
    // Whole values: three digits of a number are in many an id.
    for (const hidden of [
      "pm_card_visa",
      "_secret_",
      address.street,
      `"${address.zipCode}"`,
      "555 0132",
      "5550132",
    ])
      expect(text).not.toContain(hidden);
  });

  test("that wait for the shopper's bank show where they wait", async () => {
    const run = await show(await buy("pm_card_threeDSecure2Required"));
    expect(run.status).toBe("running");
    expect(run.steps.at(-1)).toMatchObject({ state: expect.any(String), attempts: 1 });
    expect(run.steps.at(-1)).toMatchObject({ output: null });
  });

  test("that are none are not found", async () => {
    expect((await admin.get("/admin/runs/checkout/no-such-order")).status).toBe(404);
    expect((await admin.get("/admin/runs/no-such-workflow/x")).status).toBe(400);
  });
});

describe("dead letters", () => {
  const dead = async (): Promise<Queue | undefined> => {
    const { items } = await admin.json<{ items: Queue[] }>(admin.get("/admin/dead-letters"));
    return items.find(({ queue }) => queue === "notifications");
  };
  /** Messages that no consumer can handle, until they are dead. */
  async function poison(...notes: string[]): Promise<void> {
    for (const note of notes)
      await shop.deps.messages.send("notifications", {
        body: { type: "nonsense", email: "ida@example.com", note },
      });
    for (let waited = 0; (await dead())?.dead !== notes.length; waited++) {
      expect(waited, "the messages die").toBeLessThan(100);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  test("are shown redacted, redriven once though two ask, deleted with a reason, and audited", async () => {
    await poison("one", "two");
    const before = await dead();
    expect(before?.deadLetters).toMatchObject([
      { body: { note: "one", email: "i•••@example.com" } },
      { body: { note: "two" } },
    ]);
    const [one, two] = before?.deadLetters ?? [];
    const redrive = () =>
      admin.json<{ redriven: number }>(
        admin.post("/admin/dead-letters/notifications/redrive", { id: one?.id }),
      );
    const both = await Promise.all([redrive(), redrive()]);
    expect(both.map(({ redriven }) => redriven).toSorted((one, other) => one - other)).toEqual([0, 1]);
    const remove = () => admin.delete(`/admin/dead-letters/notifications/${two?.id}?reason=a%20test`);
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    const { items } = await admin.json<{ items: { action: string; reason?: string }[] }>(
      admin.get("/admin/audit?subject=queue%23notifications"),
    );
    expect(items).toMatchObject([
      { action: "runs.deleteDeadLetter", reason: "a test", actor: admin.userId },
      { action: "runs.redriveDeadLetters", actor: admin.userId },
    ]);
  }, 30_000);
});

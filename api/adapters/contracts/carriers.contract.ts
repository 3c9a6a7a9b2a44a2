import { expect, test } from "vitest";
import type { Carriers, LabelRequest } from "../../ports/carriers.ts";

/** What every carrier with a contract does; `pass` lets hours pass. */
export function carriersContract(open: () => { carriers: Carriers; pass: (hours: number) => void }) {
  const to = { street: "10 Anson Road", city: "Singapore", state: "", zipCode: "079903", country: "SG" };
  const signal = new AbortController().signal;
  const rates = (carriers: Carriers, weight: number) =>
    carriers.rates({ to, weight, currency: "USD" }, signal);
  async function requestOf(carriers: Carriers, key: string): Promise<LabelRequest> {
    const [rate] = await rates(carriers, 800);
    const { service = "", price: most = 0 } = rate ?? {};
    return { key, orderNumber: "A1B2", service, from: "Shop", to, weight: 800, currency: "USD", most };
  }

  test("rates are whole minor units, and a heavier parcel is never cheaper", async () => {
    const { carriers } = open();
    const [light, heavy] = [await rates(carriers, 500), await rates(carriers, 12_000)];
    for (const [place, { price }] of light.entries()) {
      expect(Number.isSafeInteger(price)).toBe(true);
      expect(heavy[place]?.price).toBeGreaterThanOrEqual(price);
    }
  });

  test("a parcel has one label however often it is bought, and another parcel another", async () => {
    const { carriers } = open();
    const [one, other] = [await requestOf(carriers, "s1"), await requestOf(carriers, "s2")];
    const label = await carriers.label(one);
    expect(await carriers.label(one)).toEqual(label);
    expect((await carriers.label(other)).trackingNumber).not.toBe(label.trackingNumber);
    expect(new TextDecoder("latin1").decode(label.content)).toContain(label.trackingNumber);
    expect(label.price).toBe(one.most);
    const refused = [
      { ...one, key: "s3", service: "teleport" },
      { ...one, key: "s4", most: one.most - 1 },
      { ...one, orderNumber: "OTHER" },
    ];
    for (const request of refused) await expect(carriers.label(request)).rejects.toThrow("CONFLICT");
  });

  test("a label is voided once until the carrier has the parcel, which then moves to its end", async () => {
    const { carriers, pass } = open();
    const [kept, voided] = [
      await carriers.label(await requestOf(carriers, "kept")),
      await carriers.label(await requestOf(carriers, "voided")),
    ];
    expect(await carriers.track(kept.labelId)).toMatchObject({ state: "announced" });
    await carriers.cancel(voided.labelId);
    await carriers.cancel(voided.labelId);
    pass(24 * 30);
    expect(await carriers.track(voided.labelId)).toMatchObject({ state: "cancelled" });
    const { state, events = [] } = (await carriers.track(kept.labelId)) ?? {};
    expect(state).toBe("delivered");
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b));
    await expect(carriers.cancel(kept.labelId)).rejects.toThrow("CONFLICT");
    await expect(carriers.label(await requestOf(carriers, "voided"))).rejects.toThrow("CONFLICT");
    expect(await carriers.track("unknown")).toBeUndefined();
    await expect(carriers.cancel("unknown")).rejects.toThrow("CONFLICT");
  });
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { carriersContract } from "../../contracts/carriers.contract.ts";
import { embeddedCarrier } from "./carrier.ts";

describe("the embedded carrier", () => {
  carriersContract(() => {
    let now = 0;
    const pass = (hours: number): void => {
      now += hours * 3_600_000;
    };
    const carriers = embeddedCarrier(() => now);
    return { carriers, pass };
  });

  test("knows its parcels after a restart, and writes hostile addresses as text", async () => {
    const folder = await mkdtemp(join(tmpdir(), "carrier-"));
    const file = join(folder, "carrier.jsonl");
    const to = {
      name: `<script>&"`,
      street: "x".repeat(200),
      city: "",
      state: "",
      zipCode: "",
      country: "SG",
    };
    const request = {
      key: "s",
      orderNumber: "A",
      service: "express",
      from: "",
      to,
      weight: 1,
      currency: "USD",
      most: 5_000,
    } as const;
    const label = await embeddedCarrier(() => 0, file).label(request);
    expect(new TextDecoder().decode(label.content)).not.toContain("<script>");
    const reopened = embeddedCarrier(() => 50 * 3_600_000, file);
    expect(await reopened.track(label.labelId)).toMatchObject({ state: "delivered" });
    expect(await reopened.label(request)).toEqual(label);
    expect(reopened.bills()).toEqual([{ key: "s", price: 1_500 }]);
    await rm(folder, { recursive: true });
  });

  test("brings parcels to an unknown street back and forth, not to their end", async () => {
    let now = 0;
    const carrier = embeddedCarrier(() => now);
    const to = { street: "Unknown Street 5", city: "X", state: "", zipCode: "1", country: "US" };
    const rest = { service: "economy", from: "", to, weight: 1, currency: "USD", most: 5_000 } as const;
    const { labelId } = await carrier.label({ key: "lost", orderNumber: "A", ...rest });
    now = 1_000 * 3_600_000;
    expect(await carrier.track(labelId)).toMatchObject({ state: "exception" });
  });
});

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
    const request = { shipmentId: "s", orderNumber: "A", service: "express", from: "", to, weight: 1 };
    const label = await embeddedCarrier(() => 0, file).label(request);
    expect(label.content).not.toContain("<script>");
    const reopened = embeddedCarrier(() => 50 * 3_600_000, file);
    expect(await reopened.track(label.labelId)).toMatchObject({ state: "delivered" });
    expect(await reopened.label(request)).toEqual(label);
    await rm(folder, { recursive: true });
  });
});

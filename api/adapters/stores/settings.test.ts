import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { marketsWith } from "../../../scripts/testing/pricing/markets.ts";
import type { AuditEntry } from "../../domain/audit/entry.ts";
import { resolveMarket } from "../../domain/markets/service.ts";
import { settingsDefaults } from "../../domain/settings/parts.ts";
import type { Settings } from "../../domain/settings/store.ts";
import type { ShippingSettings } from "../../domain/shipping/settings.ts";
import { zoneFor } from "../../domain/shipping/zones.ts";
import type { Tables } from "../../ports/table.ts";
import { openSqlite } from "../embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../embedded/table/table.ts";
import { auditIn } from "./audit.ts";
import { allTables, tables } from "./keys.ts";
import { settingsIn } from "./settings.ts";

let clock = 0;
let engine: Tables;
const opened: { close(): Promise<void> }[] = [];
beforeEach(() => {
  clock = Date.UTC(2026, 10, 26);
  const sqlite = openSqlite(":memory:");
  opened.push(sqlite);
  engine = sqliteTables(sqlite, allTables);
});
afterAll(() => Promise.all(opened.map((sqlite) => sqlite.close())));

/** The settings of one process over the shop's tables. */
const open = (over: Tables = engine): Settings => settingsIn(over, () => clock);
let entries = 0;
const audit = (): AuditEntry => ({
  auditId: `entry-${++entries}`,
  at: clock,
  actor: "alex",
  action: "settings.changeSettings",
});
const called = (name: string) => ({ ...settingsDefaults.store, name });

describe("settings", () => {
  test("are the defaults at version 0 until somebody changes them", async () => {
    const settings = open();
    expect(await settings.find("pricing")).toEqual({ version: 0, value: settingsDefaults.pricing });
    expect(await settings.read("thresholds")).toBe(settingsDefaults.thresholds);
  });

  test("of amounts are a hundred times as high in a currency without decimals, and are seen with the currency", async () => {
    const settings = open();
    const amounts = async () => {
      const { highValueOrder, fraud } = await settings.read("thresholds");
      const [method] = (await settings.read("shipping")).methods;
      return [
        highValueOrder,
        fraud.highAmount,
        fraud.newAccountAmount,
        fraud.blockFrom,
        method?.bands[0]?.price,
      ];
    };
    expect(await amounts()).toEqual([100_000, 1_000_000, 100_000, 50, { default: 595 }]);
    await settings.change("store", () => ({ ...settingsDefaults.store, currency: "JPY" }), audit());
    clock += 5_000;
    expect(await amounts()).toEqual([10_000_000, 100_000_000, 10_000_000, 50, { default: 59_500 }]);
    clock += 5_000;
    const kept = await settings.read("thresholds");
    clock += 5_000;
    expect(await settings.read("thresholds")).toBe(kept);
    await settings.change("thresholds", ({ value }) => ({ ...value, lowStock: 3 }), audit());
    await settings.change("store", () => ({ ...settingsDefaults.store, currency: "EUR" }), audit());
    clock += 5_000;
    expect(await amounts()).toEqual([10_000_000, 100_000_000, 10_000_000, 50, { default: 595 }]);
  });

  test("come back from the table as they were written, the published tax rates included", async () => {
    const { pricing } = settingsDefaults;
    const discounts = [
      { name: "Ten off", minimum: 5_000, fixed: 1_000 },
      { name: "Mugs", minimum: 0, category: "Kitchen", minimumQuantity: 3, percent: 12.5 },
    ];
    await open().change("pricing", () => ({ ...pricing, discounts }), audit());
    expect(await open().find("pricing")).toEqual({ version: 1, value: { ...pricing, discounts } });
  });

  test("are seen at once by the process that changes them, and within five seconds by every other", async () => {
    const [here, there] = [open(), open()];
    const before = await there.read("store");
    await here.change("store", () => called("Blue Door"), audit());
    expect((await here.read("store")).name).toBe("Blue Door");
    clock += 4_999;
    expect(await there.read("store")).toBe(before);
    clock += 1;
    expect((await there.read("store")).name).toBe("Blue Door");
  });

  test("are one object as long as nobody changes them, so that what is made from them can be kept", async () => {
    const settings = open();
    await settings.change("store", () => called("Blue Door"), audit());
    const first = await settings.read("store");
    clock += 60_000;
    expect(await settings.read("store")).toBe(first);
  });

  test("a read that a change overtakes does not bring the old value back", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let slow = true;
    const settings = open({
      ...engine,
      get: async (...asked) => {
        const item = await engine.get(...asked);
        if (slow) {
          slow = false;
          await held;
        }
        return item;
      },
    });
    const reading = settings.read("store");
    await settings.change("store", () => called("Blue Door"), audit());
    release();
    expect((await reading).name).toBe("Blue Door");
    expect((await settings.read("store")).name).toBe("Blue Door");
  });

  test("that could not be read are read again by the next who asks", async () => {
    let down = true;
    const settings = open({
      ...engine,
      get: async (...asked) => {
        if (down) throw new Error("the table is away");
        return engine.get(...asked);
      },
    });
    await expect(settings.read("store")).rejects.toThrow("away");
    down = false;
    expect(await settings.read("store")).toBe(settingsDefaults.store);
  });

  test("stored before a field was there have its default, and fields of a newer version are passed over", async () => {
    const value = { name: "Blue Door", colour: "blue" };
    await engine.put(tables.settings, { part: "store", version: 4, value });
    expect(await open().find("store")).toEqual({ version: 4, value: called("Blue Door") });
  });

  test("a table of rates that was emptied stays empty", async () => {
    const { taxes } = settingsDefaults;
    await open().change("taxes", () => ({ ...taxes, rates: {} }), audit());
    expect((await open().read("taxes")).rates).toEqual({});
  });

  test("flat rates of before zones go on, also after discounts are changed, until zones are stored", async () => {
    const shipping = { standard: { flat: 12, freeFrom: 90 }, countries: { DE: { flat: 4.9, freeFrom: 40 } } };
    await engine.put(tables.settings, { part: "pricing", version: 3, value: { shipping, discounts: [] } });
    const cheapest = async () => {
      const { zones, methods } = await open().read("shipping");
      const zone = zoneFor(zones, { country: "DE" });
      return methods.filter(({ zoneId }) => zoneId === zone?.zoneId).map(({ bands }) => bands[0]?.price);
    };
    expect(await cheapest()).toEqual([{ default: 490 }]);
    const discounts = [{ name: "Half", minimum: 0, percent: 50 }];
    await open().change("pricing", () => ({ discounts }), audit());
    expect(await cheapest()).toEqual([{ default: 490 }]);
    const settings = open();
    const free = ({ value }: { value: ShippingSettings }): ShippingSettings => ({ ...value, methods: [] });
    expect((await settings.change("shipping", free, audit())).version).toBe(1);
    expect(await cheapest()).toEqual([]);
    expect((await open().read("pricing")).discounts).toEqual(discounts);
  });

  test("of twenty who change them at once, each decides on what the one before wrote", async () => {
    const processes = Array.from({ length: 20 }, () => open());
    await Promise.all(
      processes.map((settings) =>
        settings.change("thresholds", ({ value }) => ({ ...value, lowStock: value.lowStock + 1 }), audit()),
      ),
    );
    expect(await open().find("thresholds")).toMatchObject({ version: 20, value: { lowStock: 30 } });
    const audited = auditIn(engine, () => clock);
    const { entries } = await audited.list({ subject: "settings#thresholds", limit: 100 });
    const steps = entries.map(({ changes }) => changes);
    expect(steps).toHaveLength(20);
    for (let lowStock = 10; lowStock < 30; lowStock++)
      expect(steps).toContainEqual([{ path: "lowStock", before: lowStock, after: lowStock + 1 }]);
  });

  test("give a market the same terms until they change, and then the new ones at once", async () => {
    const settings = open();
    const terms = (market?: string) => resolveMarket({ settings }, { market });
    await terms();
    const before = await terms();
    expect(await terms()).toBe(before);
    expect(await terms("default")).toEqual({ ...before, delivers: expect.any(Function) });
    await settings.change("store", () => ({ ...settingsDefaults.store, currency: "JPY" }), audit());
    expect((await terms()).book.currency).toBe("JPY");
    await expect(resolveMarket({ settings }, { currency: "USD" })).rejects.toThrow("VALIDATION_ERROR");
    await expect(terms("jp")).rejects.toThrow("VALIDATION_ERROR");
    await settings.change(
      "markets",
      () => marketsWith([{ id: "jp", currency: "JPY", countries: ["JP"] }]),
      audit(),
    );
    expect((await terms("jp")).market.marketId).toBe("jp");
  });
});

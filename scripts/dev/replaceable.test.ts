import { expect, test, vi } from "vitest";
import { replaceable } from "./replaceable.ts";

/** Versions 1, 2, 3… of something that writes down when it is opened and closed. */
function versions() {
  const events: string[] = [];
  let count = 0;
  const next = { breaks: "" };
  const load = async () => {
    const number = ++count;
    if (next.breaks === "loading") throw new Error(`version ${number} does not load`);
    return async () => {
      if (next.breaks === "opening") throw new Error(`version ${number} does not open`);
      events.push(`open ${number}`);
      return {
        number,
        close: async () => {
          events.push(`close ${number}`);
        },
      };
    };
  };
  return { events, load, next };
}

test("the old version is closed before the new one opens, and a caller in between waits for the new one", async () => {
  const { events, load } = versions();
  const shop = await replaceable(load, () => {});
  const replaced = shop.replace();
  const asked = shop.use(({ number }) => number);
  expect(await replaced).toBe(true);
  expect(await asked).toBe(2);
  expect(events).toEqual(["open 1", "close 1", "open 2"]);
});

test("a call under way is finished by the version that it began with", async () => {
  const { events, load } = versions();
  const shop = await replaceable(load, () => {});
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = shop.use(async ({ number }) => {
    await promise;
    return number;
  });
  const replaced = shop.replace();
  await vi.waitFor(() => expect(events).toEqual(["open 1"]));
  resolve();
  expect(await slow).toBe(1);
  await replaced;
  expect(events).toEqual(["open 1", "close 1", "open 2"]);
});

test("code that does not load leaves the old version open; the next change that loads replaces it", async () => {
  const { events, load, next } = versions();
  const errors: unknown[] = [];
  const shop = await replaceable(load, (error) => errors.push(error));
  next.breaks = "loading";
  expect(await shop.replace()).toBe(false);
  expect(await shop.use(({ number }) => number)).toBe(1);
  next.breaks = "";
  expect(await shop.replace()).toBe(true);
  expect(errors).toEqual([new Error("version 2 does not load")]);
  expect(events).toEqual(["open 1", "close 1", "open 3"]);
});

test("code that does not open is told to callers until a change opens", async () => {
  const { load, next } = versions();
  const shop = await replaceable(load, () => {});
  next.breaks = "opening";
  expect(await shop.replace()).toBe(false);
  await expect(shop.use(({ number }) => number)).rejects.toThrow("version 2 does not open");
  next.breaks = "loading";
  expect(await shop.replace()).toBe(false);
  await expect(shop.use(({ number }) => number)).rejects.toThrow("version 2 does not open");
  next.breaks = "";
  expect(await shop.replace()).toBe(true);
  expect(await shop.use(({ number }) => number)).toBe(4);
});

test("changes in quick succession are opened one after the other, and closing closes the last", async () => {
  const { events, load } = versions();
  const shop = await replaceable(load, () => {});
  await Promise.all([shop.replace(), shop.replace()]);
  await shop.close();
  expect(events).toEqual(["open 1", "close 1", "open 2", "close 2", "open 3", "close 3"]);
});

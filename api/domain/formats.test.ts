import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dateFormat, numberFormat, regionName } from "./formats.ts";

test("a locale writes amounts, days and countries", () => {
  expect(numberFormat("de", { style: "currency", currency: "EUR" }).format(12.5)).toBe("12,50\u00a0€");
  expect(numberFormat("en", { style: "currency", currency: "USD" }).format(12.5)).toBe("$12.50");
  expect(dateFormat("en", { dateStyle: "long", timeZone: "Asia/Tokyo" }).format(1_795_820_400_000)).toBe(
    "November 28, 2026",
  );
  expect(dateFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(1_795_820_400_000)).toBe(
    "November 27, 2026",
  );
  expect([regionName("en", "SG"), regionName("de", "AT"), regionName("en", "ZZ")]).toEqual([
    "Singapore",
    "Österreich",
    "Unknown Region",
  ]);
});

test("a format is made once, and of a thousand languages only the latest hundred are kept", () => {
  const first = numberFormat("en-x-first", {});
  expect(numberFormat("en-x-first", {})).toBe(first);
  for (let k = 0; k < 1_000; k++) numberFormat(`en-x-l${k}`, {});
  expect(numberFormat("en-x-first", {})).not.toBe(first);
  expect(numberFormat("en-x-l999", {})).toBe(numberFormat("en-x-l999", {}));
});

test("what is no locale, currency or time zone is refused each time", () => {
  for (const _ of [1, 2]) {
    expect(() => numberFormat("en_!", {})).toThrow(RangeError);
    expect(() => numberFormat("en", { style: "currency", currency: "dollars" })).toThrow(RangeError);
    expect(() => dateFormat("en", { timeZone: "Mars/Olympus" })).toThrow(RangeError);
  }
});

/** Runs the loop in a process of its own and answers by how many megabytes it grew. */
function growth(path: string, loop: string): number {
  const code = `const it = await import(${JSON.stringify(new URL(path, import.meta.url).href)});
    const work = (times) => { for (let k = 0; k < times; k++) { ${loop} } };
    work(10);
    const before = process.memoryUsage().rss;
    work(4000);
    console.log((process.memoryUsage().rss - before) / 1e6);`;
  return Number(
    execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" }).trim(),
  );
}

test.each([
  ["the day at a delivery address", "./taxes/places.ts", 'it.dayIn(["US", "DE", "JP"][k % 3], k);'],
  ["a mail's dates and countries", "./mails/locale.ts", 'it.mailLocale("de").country("AT");'],
  ["a mail's amounts", "./written.ts", 'it.moneyIn("de", "EUR")(1250); it.dateIn("fr")(k);'],
])("%s, written 4,000 times, takes no 60 MB", (_, path, loop) => {
  expect(growth(path, loop)).toBeLessThan(60);
});

test("all code that runs on a server takes its formats from here", () => {
  const own = globSync(["{api,agent,workflows}/**/*.ts", "web/**/*.{ts,tsx}"], { exclude: ["**/*.test.*"] })
    .filter((file) => file !== "api/domain/formats.ts")
    .filter((file) => {
      const text = readFileSync(file, "utf8").replaceAll(
        /import\.meta\.env\.SSR\s*\?[^:]*:\s*\(?new Intl/g,
        "",
      );
      return /\bIntl\.(NumberFormat|DateTimeFormat|DisplayNames)\(/.test(text);
    });
  expect(own).toEqual([]);
});

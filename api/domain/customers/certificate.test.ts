import { expect, test } from "vitest";
import { type Certificate, certificateFor, fileTypeOf } from "./certificate.ts";

const california: Certificate = {
  certificateId: "c",
  number: "SR EAA 97-123456",
  country: "US",
  state: "CA",
  from: "2026-01-01",
  lastDay: "2026-11-30",
  file: "certificates/u/c.pdf",
  addedAt: 0,
};
const { state: _state, ...american } = california;
const noon = (day: string) => Date.parse(`${day}T20:00:00Z`);

const cases: readonly (readonly [string, Certificate, object, number, boolean])[] = [
  ["in its state", california, { country: "US", state: "CA" }, noon("2026-11-24"), true],
  ["by the state's name", california, { country: "us", state: "California" }, noon("2026-11-24"), true],
  ["in another state", california, { country: "US", state: "NV" }, noon("2026-11-24"), false],
  ["where the state is not known", california, { country: "US" }, noon("2026-11-24"), false],
  ["in any state by one of the country", american, { country: "US", state: "NV" }, noon("2026-11-24"), true],
  ["in another country", american, { country: "CA", state: "ON" }, noon("2026-11-24"), false],
  ["before its first day", american, { country: "US" }, noon("2025-12-31"), false],
  ["on its first day", american, { country: "US" }, noon("2026-01-01"), true],
  ["on its last day", american, { country: "US" }, noon("2026-11-30"), true],
  ["on the day after", american, { country: "US" }, noon("2026-12-01"), false],
  ["once staff have ended it", { ...american, endedAt: 1 }, { country: "US" }, noon("2026-11-24"), false],
  [
    "in a territory that the country does not tax",
    { ...american, country: "ES" },
    { country: "ES", zipCode: "35001" },
    noon("2026-11-24"),
    true,
  ],
];

test.each(cases)("a certificate counts %s: %#", (_name, certificate, destination, at, counts) => {
  const found = certificateFor([certificate], destination as { country: string }, at);
  expect(found !== undefined).toBe(counts);
});

test("of several certificates an expired one does not hide a valid one", () => {
  const expired = { ...american, certificateId: "old", lastDay: "2026-02-01" };
  expect(certificateFor([expired, california], { country: "US", state: "CA" }, noon("2026-11-24"))).toBe(
    california,
  );
});

test("a file is what it begins as, whatever it is called", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(fileTypeOf(bytes("%PDF-1.7"))).toBe("application/pdf");
  expect(fileTypeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe("image/jpeg");
  expect(fileTypeOf(bytes("<svg onload='alert(1)'>"))).toBeUndefined();
  expect(fileTypeOf(bytes(""))).toBeUndefined();
});

import { expect, test } from "vitest";
import * as z from "zod";
import { contrast, leastContrast, mixed, readableOn } from "./colours.ts";
import { defaultTheme, groundsOf, themeIssues, themeSchema, tokensOf } from "./theme.ts";

const darkGrounds = ["#171613", "#211f1b", "#100f0d"];
const random = (at: number): string =>
  `#${Math.floor(((Math.sin(at * 12.9898) * 43_758.5453) % 1) * 0xffffff + 0xffffff)
    .toString(16)
    .slice(-6)
    .padStart(6, "0")}`;
const refused = (theme: object) => themeIssues({ ...defaultTheme, ...theme })[0];

test("contrast is WCAG's: black on white has 21, and known pairs have what W3C's tools say", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  expect(contrast("#ffffff", "#767676")).toBe(contrast("#767676", "#ffffff"));
  expect(contrast("#0000ff", "#ffffff")).toBeCloseTo(8.59, 2);
});

test("whichever colour a merchant likes, its partners can be read on every ground, light and dark", () => {
  for (let at = 1; at < 400; at++) {
    const [liked, ground] = [random(at), random(at + 1_000)];
    const light = groundsOf({ ground: contrast(ground, "#1f1d1a") > 8 ? ground : null });
    for (const grounds of [light, darkGrounds]) {
      const readable = readableOn(liked, grounds, 4.5);
      expect(leastContrast(readable, grounds), `${liked} on ${grounds.join()}`).toBeGreaterThanOrEqual(4.5);
      if (leastContrast(liked, grounds) >= 4.5) expect(readable).toBe(liked);
    }
  }
});

test("a colour that cannot be read is refused with the reason and with one that can", () => {
  const yellow = refused({ accent: "#ffd000" });
  expect(yellow?.path).toBe("theme.accent");
  expect(yellow?.message).toMatch(/has a contrast of 1\.\d with the background, and text needs 4\.5/);
  const [instead = ""] = /#[0-9a-f]{6}$/.exec(yellow?.message ?? "") ?? [];
  expect(refused({ accent: instead })).toBeUndefined();
  expect(refused({ highlight: "#c98f6b" })?.path).toBe("theme.highlight");
  expect(refused({ ground: "#404040" })?.message).toMatch(/too dark for light pages/);
  for (const no of ["red", "#fff", "#12345g", "#2c5a44;}body{display:none", ""])
    expect(themeSchema(z.strictObject).safeParse({ ...defaultTheme, accent: no }).success, no).toBe(false);
  expect(refused({ accent: "#2C5A44", ground: "#ffffff", highlight: "#0b57d0" })).toBeUndefined();
});

test("the kit's own look sets no token; a merchant's sets those it changes", () => {
  expect(tokensOf(defaultTheme)).toEqual({});
  expect(tokensOf({ ...defaultTheme, accent: "#0b57d0", headings: "sans", corners: "round" })).toEqual({
    "color-action": expect.stringMatching(/^light-dark\(#0b57d0, #[0-9a-f]{6}\)$/),
    "color-moss": expect.stringMatching(/^light-dark\(#0b57d0, #[0-9a-f]{6}\)$/),
    "font-display": expect.stringContaining("system-ui"),
    "radius-sm": "0.5rem",
    "radius-md": "0.875rem",
  });
  const ground = tokensOf({ ...defaultTheme, ground: "#eef6ff" });
  expect(Object.keys(ground).toSorted()).toEqual(
    ["edge", "line", "paper", "quiet", "raised", "sunken"].map((name) => `color-${name}`),
  );
  expect(mixed("#000000", "#ffffff", 1)).toBe("#000000");
});

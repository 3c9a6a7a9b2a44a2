import { existsSync } from "node:fs";

const places = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of the system's Chromium. Throws an Error that says how to install it. */
export function chromiumPath(): string {
  const path = places.find((place) => place !== undefined && existsSync(place));
  if (path === undefined) throw new Error("This needs Chromium: install it, or set CHROMIUM_PATH.");
  return path;
}

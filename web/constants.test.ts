import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What is the demo shop's own: its name, its currency and its locale. */
const constants = /E-Com67|E·Com67|"USD"|en-US/;

/** Where they may stand, and why. */
const allowed: Readonly<Record<string, string>> = {
  "api/domain/settings/store-identity.ts": "the settings' default",
  "api/domain/money.ts": "the list of all currencies",
  "api/adapters/embedded/stripe-server/payments/money.ts": "messages as Stripe writes them",
  "api/adapters/telemetry/emf.ts": "the namespace of the metrics, which alarms and dashboards name too",
};

const sources = globSync("{web,api,admin}/**/*.{ts,tsx,html,svg,css}").filter(
  (path) => !/\.test\.|\.contract\.|\/e2e\//.test(path),
);

test("nothing in the pages, the API and the mails is the demo shop's own, but the settings' default", () => {
  expect(sources.length).toBeGreaterThan(500);
  const found = sources.filter((path) => constants.test(readFileSync(path, "utf8")));
  expect(found.toSorted()).toEqual(Object.keys(allowed).toSorted());
});

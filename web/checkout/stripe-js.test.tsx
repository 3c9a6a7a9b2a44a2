import { expect, test } from "vitest";
import { stripeJs } from "./stripe-js.ts";

const seen = new Set<Element>();

/** The next script element that Stripe's loader adds. */
async function nextScript(): Promise<HTMLScriptElement> {
  const find = () => [...document.scripts].find((one) => one.src !== "" && !seen.has(one));
  await expect.poll(find).toBeTruthy();
  const script = find();
  if (!script) throw new Error("no script was added");
  seen.add(script);
  return script;
}

test("a failed load of Stripe.js is reported as offline, and the next attempt loads it from Stripe", async () => {
  const failed = expect(stripeJs("pk_live_1")).rejects.toMatchObject({ code: "OFFLINE" });
  // Stripe's loader tries twice.
  (await nextScript()).dispatchEvent(new Event("error"));
  (await nextScript()).dispatchEvent(new Event("error"));
  await failed;
  const loading = stripeJs("pk_live_1");
  const script = await nextScript();
  expect(script.src).toMatch(/^https:\/\/js\.stripe\.com\//);
  Reflect.set(window, "Stripe", (key: string) => ({ key }));
  script.dispatchEvent(new Event("load"));
  expect(await loading).toEqual({ key: "pk_live_1" });
});

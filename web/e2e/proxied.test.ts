import type { Page, Request } from "playwright-core";
import { expect, inject, test } from "vitest";
import {
  api,
  cards,
  guestAtPayment,
  hydrated,
  type Listed,
  openBrowser,
  password,
  pay,
  visitor,
} from "./kit.ts";

const browser = await openBrowser();

/** Milliseconds within which an order's page shows a change. */
const promised = 2_000;
/** Milliseconds after which the test no longer waits for the page. */
const longest = 20_000;

/**
 * Looks at the open page until its timeline has this event, and resolves with the milliseconds that have passed since it
 * happened; with `longest` when it does not come. Rejects when the page is left or loaded again.
 */
const shownAfter = (page: Page, event: string): Promise<number> =>
  page.evaluate(
    ([text, most]) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const entry = [...document.querySelectorAll("li:has(time)")].find((one) =>
            one.textContent?.startsWith(text),
          );
          const at = entry?.querySelector("time")?.dateTime;
          if (at !== undefined) resolve(Date.now() - Date.parse(at));
        };
        new MutationObserver(look).observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
        });
        setTimeout(() => resolve(most), most);
        look();
      }),
    [event, longest] as const,
  );

test.each([
  ["buffers answers, as an HTTP API does", "buffers"],
  ["streams", "streams"],
] as const)(
  "behind a proxy that %s, an open order's page shows within two seconds that it is paid, and that it is shipped",
  // A browser on a machine that does much else may be late by itself.
  { retry: 2 },
  async (_, how) => {
    const { webUrl, apiUrl } = inject("proxied")[how];
    const { page, troubles } = await visitor(browser, { baseURL: webUrl });
    const { items } = await api<{ items: Listed[] }>("GET", `${apiUrl}/products?limit=1`);
    await guestAtPayment(page, { slug: items[0]?.slug ?? "" });
    await pay(page, cards.asks);
    await page.getByRole("button", { name: "Approve the payment" }).waitFor();
    const bank = page.url();
    const isFollowing = (request: Request) => request.url().endsWith("/events");
    // The shopper goes back to the order, and approves on another device.
    const followed = page.waitForRequest(isFollowing);
    await page.goBack();
    await page.getByRole("button", { name: "Continue to your bank" }).waitFor();
    await hydrated(page);
    await followed;
    const { page: phone } = await visitor(browser, { baseURL: webUrl });
    await phone.goto(bank);
    const paid = shownAfter(page, "Payment received");
    await phone.getByRole("button", { name: "Approve the payment" }).click();
    expect(await paid).toBeLessThan(promised);
    await page.getByRole("button", { name: "Continue to your bank" }).waitFor({ state: "hidden" });
    await page.getByText("Preparing to ship").first().waitFor();

    const [, orderId = ""] = /\/track\/([\w-]+)/.exec(page.url()) ?? [];
    const { accessToken } = await api<{ accessToken: string }>("POST", `${apiUrl}/auth/sign-in`, {
      email: "staff@example.com",
      password,
    });
    const shipped = shownAfter(page, "Shipped");
    // A change is shown latest when it comes just after an answer was begun that is kept until it is complete.
    if (how === "buffers") await page.waitForRequest(isFollowing);
    await api("PUT", `${apiUrl}/admin/orders/${orderId}`, { status: "SHIPPED" }, accessToken);
    expect(await shipped).toBeLessThan(promised);
    console.log(
      `Behind a proxy that ${how}, changes were shown after ${await paid} and ${await shipped} ms.`,
    );
    expect(troubles).toEqual([]);
  },
);

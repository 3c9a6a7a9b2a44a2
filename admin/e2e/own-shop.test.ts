import { expect, test } from "vitest";
import { findingsOf } from "../../web/e2e/findings.ts";
import { api, openBrowser, staff, visitor } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";

const browser = await openBrowser();

/** A page that was purged is made anew, which a busy machine takes its time for. */
const patience = { timeout: 20_000, interval: 200 };

type Stored = { readonly version: number; readonly value: object };

/** Puts the store's settings back, for the tests that share this shop. */
async function restoring(work: () => Promise<void>): Promise<void> {
  const token = await staff();
  const before = await api<Stored>("GET", "/admin/settings/store", undefined, token);
  try {
    await work();
  } finally {
    await put(before.value);
  }
}

async function put(value: object): Promise<void> {
  const token = await staff();
  const { version } = await api<Stored>("GET", "/admin/settings/store", undefined, token);
  await api("PUT", "/admin/settings/store", value, token, { "if-match": `"${version}"` });
}

test("a shop that staff rename and recolour, and whose returns page they edit, is so for the next visitor", {
  timeout: 120_000,
}, async () => {
  await restoring(async () => {
    const { page, troubles } = await staffAt(browser, "/settings");
    await page.getByLabel("Store name").fill("Blue Door");
    await page.getByLabel("Headline").fill("Pots for every day");
    await page.getByLabel("Social links").fill("Mastodon https://social.example/@blue");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Settings saved").first().waitFor();

    await page.getByRole("link", { name: "Look" }).click();
    await loaded(page);
    await page.getByLabel("Accent color (optional)").fill("#ffd000");
    await page.getByText(/has a contrast of 1\.\d with the background/).waitFor();
    const complaint = await page.getByText(/The nearest color that can be read is/).textContent();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Check the highlighted fields.").waitFor();
    await page.getByLabel("Accent color (optional)").fill(/#[0-9a-f]{6}/.exec(complaint ?? "")?.[0] ?? "");
    await page.getByText(/has a contrast of/).waitFor({ state: "detached" });
    await page.getByLabel("Accent color (optional)").fill("#0b57d0");
    await page.getByLabel("Headings").selectOption("sans");
    await page.getByRole("button", { name: "Phone", exact: true }).click();
    const button = page.locator("[data-preview]").getByText("Add to cart");
    await expect.poll(() => backgroundOf(button), patience).toBe("rgb(11, 87, 208)");
    await page.getByRole("button", { name: "Dark", exact: true }).click();
    await expect.poll(() => backgroundOf(button), patience).not.toBe("rgb(11, 87, 208)");
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Settings saved").first().waitFor();

    await page.goto("/pages");
    await loaded(page);
    await page.getByRole("link", { name: "Returns" }).click();
    await loaded(page);
    await page
      .getByRole("textbox", { name: "Text", exact: true })
      .fill("You have **60 days**.\n\n<script>alert(1)</script>");
    await page.locator("[data-preview] strong", { hasText: "60 days" }).waitFor();
    await page.getByRole("button", { name: "Phone width" }).click();
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Published: visitors see it now").first().waitFor();
    expect(troubles).toEqual([]);

    const shopper = await visitor(browser);
    await expect
      .poll(async () => {
        await shopper.page.goto("/pages/returns");
        return shopper.page.locator("main").textContent();
      }, patience)
      .toContain("You have 60 days.");
    expect(await shopper.page.title()).toBe("Returns – Blue Door");
    expect(await shopper.page.locator("main").textContent()).toContain("<script>alert(1)</script>");
    await shopper.page.getByRole("link", { name: "Mastodon" }).waitFor();
    expect(await findingsOf(shopper.page)).toEqual([]);
    await shopper.page.goto("/");
    expect(await shopper.page.locator("h1").textContent()).toBe("Pots for every day");
    expect(await backgroundOf(shopper.page.getByRole("link", { name: "Shop new arrivals" }))).toBe(
      "rgb(11, 87, 208)",
    );
    expect(await findingsOf(shopper.page)).toEqual([]);
    expect(shopper.troubles).toEqual([]);

    // The first text is still there, and is restored.
    await page.getByRole("button", { name: "Restore version 1" }).click();
    await page.locator("[data-preview] h2", { hasText: "Cancel an order" }).waitFor();
    await page.getByRole("button", { name: "Publish" }).click();
    await expect
      .poll(async () => {
        await shopper.page.goto("/pages/returns");
        return shopper.page.locator("main").textContent();
      }, patience)
      .toContain("Cancel an order");
  });
});

test("a counting script is loaded once a visitor has agreed, and never where the browser has said no", async () => {
  await restoring(async () => {
    const { value } = await api<Stored>("GET", "/admin/settings/store", undefined, await staff());
    const script = "https://count.example/script.js";
    await put({
      ...value,
      analytics: {
        script,
        attributes: { "data-domain": "shop.example" },
        origins: [],
        question: "May we count your visit?",
      },
    });
    const visit = async (isPrivate: boolean) => {
      const one = await visitor(browser, { reducedMotion: "reduce" });
      const asked: string[] = [];
      await one.page.context().route("https://count.example/**", async (route) => {
        asked.push(route.request().url());
        await route.fulfill({
          contentType: "text/javascript",
          body: "document.documentElement.dataset.counted = 'yes';",
        });
      });
      if (isPrivate)
        await one.page.addInitScript(() =>
          Object.defineProperty(navigator, "globalPrivacyControl", { value: true }),
        );
      await expect
        .poll(async () => {
          const answer = await one.page.goto("/");
          return answer?.headers()["content-security-policy"];
        }, patience)
        .toContain(script);
      await one.page.locator("html[data-live]").waitFor();
      return { ...one, asked, banner: one.page.getByRole("region", { name: "Your privacy" }) };
    };
    const agreeing = await visit(false);
    await agreeing.banner.waitFor();
    expect(agreeing.asked).toEqual([]);
    expect(await findingsOf(agreeing.page)).toEqual([]);
    await agreeing.banner.getByRole("button", { name: "Yes" }).click();
    await agreeing.page.locator("html[data-counted=yes]").waitFor();
    await agreeing.page.goto("/cart");
    await agreeing.page.locator("html[data-counted=yes]").waitFor();
    expect(await agreeing.banner.count()).toBe(0);
    await agreeing.page.getByRole("button", { name: "Privacy choices" }).click();
    await agreeing.banner.getByRole("button", { name: "No" }).click();
    agreeing.asked.length = 0;
    await agreeing.page.goto("/");
    await agreeing.page.locator("html[data-live]").waitFor();
    const refusing = await visit(true);
    expect([await refusing.banner.count(), ...refusing.asked, ...agreeing.asked]).toEqual([0]);
    expect([...agreeing.troubles, ...refusing.troubles]).toEqual([]);
  });
});

const backgroundOf = (element: import("playwright-core").Locator): Promise<string> =>
  element.evaluate((one) => getComputedStyle(one).backgroundColor);

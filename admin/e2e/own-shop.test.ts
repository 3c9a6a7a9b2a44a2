import sharp from "sharp";
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

test("the home page begins with the picture that staff choose, in the format and size that fit the visitor", {
  timeout: 120_000,
}, async () => {
  await restoring(async () => {
    const { page, troubles } = await staffAt(browser, "/settings/look");
    await loaded(page);
    const removal = page.getByRole("button", { name: "Remove home page picture" });
    if (await removal.isVisible()) await removal.click();
    await page.getByLabel("Home page picture").setInputFiles({
      name: "table.png",
      mimeType: "image/png",
      buffer: await sharp({ create: { width: 1600, height: 1000, channels: 3, background: "#336699" } })
        .png()
        .toBuffer(),
    });
    await removal.waitFor();
    const save = page.getByRole("button", { name: "Save" });
    await save.click();
    const alt = page.getByLabel("What it shows");
    await expect.poll(() => alt.evaluate((field: HTMLInputElement) => field.validity.valid)).toBe(false);
    await alt.fill('A blue table & "chairs"');
    expect(await findingsOf(page)).toEqual([]);
    await save.click();
    await page.getByText("Settings saved").first().waitFor();
    expect(troubles).toEqual([]);

    const phone = await visitor(browser, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 });
    const hero = phone.page.getByRole("img", { name: 'A blue table & "chairs"' });
    await expect
      .poll(async () => {
        await phone.page.goto("/");
        return hero.count();
      }, patience)
      .toBe(1);
    const shown = () => hero.evaluate((image: HTMLImageElement) => image.currentSrc);
    await expect.poll(shown).toMatch(/-[\da-f]{6}-400\.avif$/);
    const color = /-([\da-f]{6})-400/.exec(await shown())?.[1] ?? "";
    const parts = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    // Of the picture, to the nearest of some colors.
    for (const [place, part] of [0x33, 0x66, 0x99].entries())
      expect(Math.abs((parts[place] ?? 0) - part)).toBeLessThan(9);
    expect(await backgroundOf(hero)).toBe(`rgb(${parts.join(", ")})`);
    const { width, height } = (await hero.boundingBox()) ?? { width: 0, height: 0 };
    expect(width / height).toBeCloseTo(1.6, 1);
    const preview = await phone.page.locator('meta[property="og:image"]').getAttribute("content");
    const jpeg = await fetch(preview ?? "");
    expect([jpeg.status, jpeg.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect(await findingsOf(phone.page)).toEqual([]);
    expect(phone.troubles).toEqual([]);

    await removal.click();
    await save.click();
    await expect
      .poll(async () => {
        await phone.page.goto("/");
        return hero.count();
      }, patience)
      .toBe(0);
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

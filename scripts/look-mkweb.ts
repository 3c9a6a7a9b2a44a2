import { chromium } from "playwright-core";
import { chromiumPath } from "../web/e2e/chromium.ts";

const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
const folder = "/tmp/mkweb-shots/";
const api = "http://localhost:4700";
const j = async (m: string, p: string, b?: unknown, t?: string) => {
  const r = await fetch(api + p, {
    method: m,
    headers: {
      ...(b ? { "content-type": "application/json" } : {}),
      ...(t ? { authorization: `Bearer ${t}` } : {}),
    },
    ...(b ? { body: JSON.stringify(b) } : {}),
  });
  return r.json() as any;
};
const { accessToken: token } = await j("POST", "/auth/sign-in", {
  email: "staff@example.com",
  password: "Testing#2026",
});
const only = await j(
  "POST",
  "/products",
  {
    name: "Made for one market " + Math.random().toString(36).slice(2, 6),
    price: 20,
    category: "Kitchen",
    stock: 10,
  },
  token,
);
const { items } = await j("GET", "/products?market=eu&limit=30");
const sold = items.find((one: any) => one.variants.length === 0 && one.available > 2);
for (const [width, height] of [
  [390, 844],
  [1440, 900],
] as const)
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({
      baseURL: "http://localhost:4701",
      viewport: { width, height },
      colorScheme,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(60_000);
    await context.addCookies([
      { name: "cart", value: `${sold.productId}~~2.${only.productId}~~1`, url: "http://localhost:4701" },
    ]);
    const page = await context.newPage();
    const log: string[] = [];
    page.on("pageerror", (e) => log.push("ERR " + e.message));
    page.on("console", (m) => m.type() === "error" && log.push("CON " + m.text()));
    const shot = async (name: string) => {
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${folder}${name}-${width}-${colorScheme}.png`, fullPage: true });
    };
    for (const [name, path] of [
      ["home", "/eu"],
      ["product", `/eu/p/${sold.slug}`],
      ["notsold", `/eu/p/${only.slug}`],
      ["category", "/eu/c/kitchen"],
      ["cart", "/eu/cart"],
    ] as const) {
      await page.goto(path);
      await page.locator("html[data-live]").waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle").catch(() => {});
      await shot(name);
    }
    await page.getByRole("button", { name: /^Remove Made/ }).click();
    await page.getByRole("link", { name: "Check out" }).click();
    await page.getByLabel("Email address").fill("x@example.com");
    await page.getByRole("button", { name: "Continue to delivery" }).click();
    await page.getByLabel("Country").selectOption("US");
    await page.getByText("We sell to United States in International").waitFor();
    await shot("checkout");
    console.log(width, colorScheme, log.join("; ") || "clean");
    await context.close();
  }
await browser.close();

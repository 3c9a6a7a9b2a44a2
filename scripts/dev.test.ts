import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePorts, type Server, startServer } from "./testing/server.ts";

/** A copy of the sources, so that changing them disturbs nobody. */
let sources: string;
let shop: Server;
let web: string;
let admin: string;

const copied = [
  "api",
  "agent",
  "workflows",
  "web",
  "admin",
  "infra",
  "scripts",
  "package.json",
  "tsconfig.json",
];
const soon = { timeout: 30_000, interval: 50 };
vi.setConfig({ testTimeout: 90_000 });

beforeAll(async () => {
  sources = await mkdtemp(join(tmpdir(), "e-com67-dev-"));
  await Promise.all(
    copied.map((name) =>
      cp(name, join(sources, name), { recursive: true, filter: (path) => !path.endsWith(".test.ts") }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code !== "ENOENT") throw error;
        },
      ),
    ),
  );
  await symlink(resolve("node_modules"), join(sources, "node_modules"));
  const port = await freePorts();
  shop = await startServer(
    "scripts/dev.ts",
    () => ["--port", String(port), "--products", "20", "--no-limits"],
    { port, folder: sources },
  );
  web = `http://localhost:${port + 1}`;
  admin = `http://localhost:${port + 2}`;
}, 60_000);

afterAll(async () => {
  await shop?.stop();
  await rm(sources, { recursive: true, force: true });
});

/** Changes a file of the copy; the returned function puts it back. */
async function change(path: string, from: string, to: string): Promise<() => Promise<void>> {
  const file = join(sources, path);
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
  return async () => {
    // The watcher takes two changes within five milliseconds for one.
    await sleep(50);
    await writeFile(file, text);
  };
}

const status = async (path: string): Promise<number> => (await fetch(shop.url + path)).status;
const text = async (url: string, accept: string): Promise<string> =>
  (await fetch(url, { headers: { accept } })).text();

const page = (): Promise<string> => text(`${web}/pages/delivery`, "text/html");

/** What Vite's client in a browser is told over its WebSocket. */
async function openBrowser(origin = web) {
  const token = /wsToken = "([^"]+)"/.exec(await text(`${origin}/@vite/client`, "*/*"))?.[1];
  const socket = new WebSocket(`${origin.replace("http", "ws")}?token=${token}`, "vite-hmr");
  const messages: { type: string }[] = [];
  socket.addEventListener("message", ({ data }) => messages.push(JSON.parse(String(data))));
  await once(socket, "open");
  return {
    /** The last message of a type, as JSON. */
    told: (type: string) => JSON.stringify(messages.findLast((message) => message.type === type)),
    async [Symbol.asyncDispose]() {
      socket.close();
    },
  };
}

test("a changed route answers without a restart, no request fails meanwhile, and a cart is kept", async () => {
  const post = async (path: string, body: object, token = ""): Promise<unknown> => {
    const response = await fetch(shop.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    expect(response.status, path).toBeLessThan(300);
    return response.json();
  };
  const account = { email: "shopper@example.com", password: "Shopper#2026" };
  const { accessToken } = (await post("/auth/sign-in", account)) as { accessToken: string };
  const authorization = `Bearer ${accessToken}`;
  const { items } = (await (await fetch(`${shop.url}/products?limit=100`)).json()) as {
    items: { productId: string; available: number; variants: unknown[] }[];
  };
  const product = items.find(({ available, variants }) => available > 0 && variants.length === 0);
  await post("/cart", { productId: product?.productId, quantity: 1 }, accessToken);

  await change("api/routes/system.ts", 'path: "/health"', 'path: "/healthy"');
  const answers = new Set<number>();
  await expect
    .poll(async () => {
      answers.add(await status("/products?limit=1"));
      return status("/healthy");
    }, soon)
    .toBe(200);
  expect(await status("/health")).toBe(404);
  expect([...answers]).toEqual([200]);
  const cart = await fetch(`${shop.url}/cart`, { headers: { authorization } });
  expect(await cart.json()).toMatchObject({ itemCount: 1 });
});

test("a changed rule of the domain reaches the routes that use it", async () => {
  await change("api/domain/money.ts", '"USD"', '"ISK", "USD"');
  const config = async () => (await fetch(`${shop.url}/config.json`)).text();
  await expect.poll(config, soon).toContain("ISK");
});

test("a route that does not compile leaves the shop open as it was and tells the browser; mended, it is taken", async () => {
  await using browser = await openBrowser();
  const mend = await change("api/routes/system.ts", 'path: "/healthy"', 'path: "/broken');
  await expect.poll(() => browser.told("error"), soon).toContain("system.ts");
  expect(await status("/healthy")).toBe(200);
  await mend();
  await change("api/routes/system.ts", 'path: "/healthy"', 'path: "/mended"');
  await expect.poll(() => status("/mended"), soon).toBe(200);
  await expect.poll(() => browser.told("full-reload"), soon).toBeDefined();
});

test("a changed page is rendered and sent to the browser as it is now, and its style with it", async () => {
  await using browser = await openBrowser();
  const style = () => text(`${web}/styles.css`, "text/css");
  expect(await page()).toContain('<link rel="stylesheet" href="/styles.css">');
  expect(await style()).not.toContain("1237px");
  // The browser's own modules, as it loads them.
  for (const module of ["entry-client.tsx", "app.tsx", "routes.tsx", "content/content.tsx"])
    await text(`${web}/${module}`, "*/*");

  await change("web/content/content.tsx", '"text-title"', '"text-title mt-[1237px]"');
  await expect.poll(page, soon).toContain("mt-[1237px]");
  await expect.poll(style, soon).toContain("1237px");
  expect(await text(`${web}/content/content.tsx`, "*/*")).toContain("mt-[1237px]");
  await expect.poll(() => browser.told("update"), soon).toContain("/content/content.tsx");
});

test("a changed style is served without a restart", async () => {
  await using browser = await openBrowser();
  const file = join(sources, "web/styles.css");
  await writeFile(file, `${await readFile(file, "utf8")}\n.changed { color: rebeccapurple; }\n`);
  await expect.poll(() => text(`${web}/styles.css`, "text/css"), soon).toContain("rebeccapurple");
  await expect.poll(() => browser.told("update"), soon).toContain("/styles.css");
});

test("a changed page of the admin is sent to its browsers, and every address of it answers with the page", async () => {
  await using browser = await openBrowser(admin);
  for (const path of ["/", "/products"]) {
    const response = await fetch(admin + path, { headers: { accept: "text/html" } });
    expect(await response.text()).toContain("/@vite/client");
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
  }
  expect(await text(`${admin}/api/categories`, "*/*")).toContain("Kitchen");
  for (const module of ["entry.tsx", "app.tsx", "areas.ts", "catalog/products.tsx"])
    expect(await text(`${admin}/${module}`, "*/*")).toContain("import");
  await change("admin/catalog/products.tsx", 'title="Products"', 'title="Things"');
  await expect.poll(() => text(`${admin}/catalog/products.tsx`, "*/*"), soon).toContain("Things");
  await expect.poll(() => browser.told("update"), soon).toContain("/catalog/products.tsx");
});

test("pages that do not compile say what is wrong; each is rendered again when it is mended", async () => {
  await using browser = await openBrowser();
  const mendPage = await change("web/content/content.tsx", "export function", "export function function");
  await expect.poll(page, soon).toContain("Something went wrong");
  await text(`${web}/content/content.tsx`, "*/*");
  await expect.poll(() => browser.told("error"), soon).toContain("content.tsx");
  const mendLayout = await change("web/shell/layout.tsx", "export function", "export function function");
  await expect.poll(page, soon).toContain("web/shell/layout.tsx");
  await mendLayout();
  await expect.poll(page, soon).toContain("Something went wrong");
  await mendPage();
  await expect.poll(page, soon).toContain("Delivery within the US");
});

test("it has been one process all along, and ends when it is told to", async () => {
  expect(shop.child.exitCode).toBeNull();
  shop.child.kill("SIGTERM");
  const [code]: unknown[] = await once(shop.child, "exit");
  expect(code).toBe(0);
});

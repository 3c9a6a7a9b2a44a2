import { beforeAll, describe, expect, test } from "vitest";
import { createAdmin } from "../../admin/server.ts";
import { buildAdmin } from "../build-web.ts";
import { builtAdmin } from "./admin.ts";

/** What the API was asked, and an answer like that of a sign-in. */
const asked: Request[] = [];
let admin: ReturnType<typeof createAdmin>;
const get = (path: string, init?: RequestInit) =>
  Promise.resolve(admin.fetch(new Request(`http://localhost:3002${path}`, init)));

beforeAll(async () => {
  await buildAdmin();
  admin = createAdmin({
    api: (request) => {
      asked.push(request);
      return new Response("{}", {
        headers: [
          ["set-cookie", "refreshToken=new; Path=/; HttpOnly; SameSite=Strict"],
          ["set-cookie", "__Host-refreshToken=new; Path=/; HttpOnly; Secure"],
          ["set-cookie", "other=1; Path=/"],
        ],
      });
    },
    ...builtAdmin("dist/admin"),
  });
}, 60_000);

describe("the admin's server", () => {
  test("answers every address with the page, which may run scripts of its own origin only and is in no frame", async () => {
    for (const path of ["/", "/orders/1042?view=pick", "/no/such/page"]) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<div id="app">');
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("strict-transport-security")).toMatch(/max-age=\d+/);
      expect(response.headers.get("cache-control")).toBe("no-cache");
    }
  });

  test("serves the files that the page names, compressed and for ever", async () => {
    const page = await (await get("/")).text();
    const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = ""]) => path);
    expect(files.length).toBeGreaterThan(3);
    for (const path of files) {
      const response = await get(path, { headers: { "accept-encoding": "br" } });
      expect(response.status, path).toBe(200);
      if (!path.startsWith("/assets/")) continue;
      expect(response.headers.get("cache-control")).toContain("immutable");
      expect(response.headers.get("content-encoding")).toBe("br");
    }
    expect((await get("/assets/gone-1234.js")).status).toBe(404);
    expect(page).not.toMatch(/<script(?![^>]*src=)/);
  });

  test("passes /api on without the storefront's session, and keeps its own under another name", async () => {
    const response = await get("/api/auth/refresh?x=1", {
      method: "POST",
      body: "{}",
      headers: {
        cookie: "refreshToken=shopper; staffRefreshToken=staff; theme=dark; __Host-staffRefreshToken=s",
      },
    });
    const request = asked.at(-1);
    expect(request?.url).toBe("http://localhost:3002/auth/refresh?x=1");
    expect(request?.headers.get("cookie")).toBe("refreshToken=staff; theme=dark; __Host-refreshToken=s");
    expect(await request?.text()).toBe("{}");
    expect(response.headers.getSetCookie()).toEqual([
      "staffRefreshToken=new; Path=/; HttpOnly; SameSite=Strict",
      "__Host-staffRefreshToken=new; Path=/; HttpOnly; Secure",
      "other=1; Path=/",
    ]);
  });

  test("gives nothing of what replaces the outside world on one machine", async () => {
    const before = asked.length;
    for (const path of ["/api/_local/mail", "/api/_local", "/api/_local/stripe/dashboard"])
      expect((await get(path)).status, path).toBe(404);
    expect(asked.length).toBe(before);
  });
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { viewerRequestCode } from "./bundle.ts";
import { cacheHeader, viewerHeader } from "./cloudfront.ts";

const Values = z.record(z.string(), z.looseObject({ value: z.string() }));
const Answer = z.object({ uri: z.string(), querystring: Values, headers: Values, cookies: Values });
type Answer = z.infer<typeof Answer>;

/** The event of a request, as CloudFront makes it. */
function eventOf(address: string, headers: Record<string, string>, method: string) {
  const [uri, query] = address.split("?");
  return {
    context: { requestId: "request-1" },
    viewer: { ip: "203.0.113.9" },
    query,
    request: {
      method,
      uri,
      querystring: {},
      headers: Object.fromEntries(
        Object.entries({ host: "shop.example", ...headers }).map(([name, value]) => [name, { value }]),
      ),
      cookies: { session: { value: "secret" } },
    },
  };
}

const njs = spawnSync("njs", ["-v"], { encoding: "utf8" }).status === 0;
let code: string;
/** The function's script, and after it a call with an event, whose answer is the script's value. */
const script = (event: ReturnType<typeof eventOf>) => `${code}
var event = ${JSON.stringify(event)};
event.request.rawQueryString = function () { return event.query; };
var answer = JSON.stringify(handler(event));
`;
const engines: Record<string, (event: ReturnType<typeof eventOf>) => string> = {
  Node: (event) => String(runInContext(`${script(event)};answer`, createContext({}))),
  ...(njs && {
    njs: (event) => {
      const file = join(mkdtempSync(join(tmpdir(), "e-com67-edge-")), "function.js");
      writeFileSync(file, `${script(event)};console.log(answer)`);
      const { stdout, stderr, status } = spawnSync("njs", [file], { encoding: "utf8" });
      if (status !== 0) throw new Error(stdout + stderr);
      return stdout.trim();
    },
  }),
};

beforeAll(async () => {
  code = await viewerRequestCode();
});

const personal = {
  cookie: "a=1",
  authorization: "Bearer x",
  [cacheHeader]: "shared",
  [viewerHeader]: "6.6.6.6",
};
const browser = { accept: "text/html", "accept-encoding": "br", "user-agent": "x", "if-none-match": '"1"' };

describe.each(Object.keys(engines))(
  `the CloudFront Function in %s${njs ? "" : " (njs, CloudFront's engine, is not installed: NOT RUN)"}`,
  (engine) => {
    const ask = (address: string, headers: Record<string, string> = browser, method = "GET"): Answer =>
      Answer.parse(JSON.parse(engines[engine]?.(eventOf(address, headers, method)) ?? ""));
    const keyOf = ({ uri, querystring, headers }: Answer) =>
      `${headers[cacheHeader]?.value} ${uri}?${Object.entries(querystring)
        .flatMap(([name, value]) => {
          const Several = z.object({ multiValue: z.array(z.object({ value: z.string() })) });
          return Several.parse(value).multiValue.map((one) => `${name}=${one.value}`);
        })
        .join("&")}`;

    test.each([
      ["/?utm_source=mail", "shared /?"],
      ["/p/mug?variant=v1&fbclid=x", "shared /p/mug?variant=v1"],
      [
        "/c/kitchen?tags=c&PAGE=2&tags=a+b&Sort=NEWEST&tags=c",
        "shared /c/kitchen?page=2&sort=newest&tags=a%20b&tags=c",
      ],
      ["/api/products?limit=100000&sort=newest", "shared /api/products?limit=100&sort=newest"],
      ["/api/products?lastKey=%zz", "shared /api/products?lastKey=%25zz"],
      ["/api/cart", "request-1 /api/cart?"],
      ["/orders/1", "request-1 /orders/1?"],
      ["/search?q=mug", "request-1 /search?"],
    ])("%s has the cache key %s", (address, key) => {
      expect(keyOf(ask(address))).toBe(key);
    });

    test("Markdown of a product is cached apart from its page", () => {
      expect(keyOf(ask("/p/mug", { accept: "text/markdown" }))).toBe("shared /p/mug.md?");
    });

    test("nothing personal reaches the origin with a request whose answer everybody gets", () => {
      const { headers, cookies } = ask("/p/mug", {
        ...browser,
        cookie: "a=1",
        "x-forwarded-host": "evil.example",
      });
      expect(cookies).toEqual({});
      expect(Object.keys(headers).toSorted()).toEqual([
        "accept",
        "accept-encoding",
        "host",
        "if-none-match",
        cacheHeader,
      ]);
      expect(headers["accept"]?.value).toBe("text/html, */*");
    });

    test("a request that is not cached passes unchanged, under a key of its own and with the viewer's address", () => {
      for (const [address, headers, method] of [
        ["/p/mug", personal, "GET"],
        ["/cart", { cookie: "a=1" }, "GET"],
        ["/api/products", { accept: "*/*" }, "POST"],
      ] as const) {
        const answer = ask(address, headers, method);
        expect(answer.uri).toBe(address);
        expect(answer.cookies).toEqual({ session: { value: "secret" } });
        for (const [name, value] of Object.entries(headers))
          if (name !== cacheHeader && name !== viewerHeader) expect(answer.headers[name]?.value).toBe(value);
        expect(answer.headers[cacheHeader]?.value).toBe("request-1");
        expect(answer.headers[viewerHeader]?.value).toBe("203.0.113.9");
      }
    });
  },
);

test("the function is below CloudFront's 10 KB", () => {
  expect(Buffer.byteLength(code)).toBeLessThan(10_240);
});

test.each([
  ["destructuring", "const { a } = event; return a;"],
  ["a spread", "return [...event.a];"],
  ["for…of", "for (const a of event.a) if (a) return a; return 0;"],
])("the build refuses %s, which CloudFront's engine does not know", async (_, body) => {
  const file = join(mkdtempSync(join(tmpdir(), "e-com67-edge-")), "function.ts");
  writeFileSync(file, `export function handler(event: any) { ${body} }`);
  await expect(viewerRequestCode(file)).rejects.toThrow(/not supported/);
});

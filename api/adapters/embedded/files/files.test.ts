import { mkdtempSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { runs } from "../../../../scripts/testing/properties/properties.ts";
import { DomainError } from "../../../domain/errors.ts";
import { problem } from "../../../http/answered.ts";
import { type FilesUnderTest, filesContract } from "../../contracts/files.contract.ts";
import { folderFiles } from "./files.ts";
import { filesServer } from "./server.ts";

const newFolder = () => mkdtempSync(join(tmpdir(), "files-"));
const publicUrl = "http://localhost:3000/files";
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

function shopIn(folder: string, clock: () => number = Date.now) {
  const files = folderFiles({ folder, publicUrl, secret: "s3cret", clock });
  const app = new Hono()
    .route("/files", filesServer(files, { publicPrefixes: ["products/"] }))
    .onError((error, c) => {
      if (DomainError.is(error)) return problem(c, error);
      throw error;
    });
  const upload = async (url: string, contentType: string, body: Uint8Array<ArrayBuffer> | ReadableStream) =>
    (
      await app.request(url, {
        method: "PUT",
        headers: { "content-type": contentType },
        body,
        duplex: "half",
      })
    ).status;
  return { folder, files, app, upload };
}

function underTest(folder: string): FilesUnderTest {
  return { ...shopIn(folder), restart: async () => underTest(folder) };
}

filesContract(async () => underTest(newFolder()));

const rules = { contentType: "image/png", maxBytes: 1_000, expiresInSeconds: 60 };

test("a product's image is served with its type, and a browser that has it gets a 304", async () => {
  const { files, app } = shopIn(newFolder());
  await files.put("products/mug.svg", bytes("<svg/>"), "image/svg+xml");
  const first = await app.request("/files/products/mug.svg");
  expect(await first.text()).toBe("<svg/>");
  expect(Object.fromEntries(first.headers)).toMatchObject({
    "content-type": "image/svg+xml",
    "content-length": "6",
    "x-content-type-options": "nosniff",
    "cache-control": expect.stringContaining("max-age=3600") as string,
    "content-security-policy": expect.stringContaining("sandbox") as string,
  });
  const etag = first.headers.get("etag") ?? "";
  const conditional = { headers: { "if-none-match": `"other", W/${etag}` } };
  const again = await app.request("/files/products/mug.svg", conditional);
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const head = await app.request("/files/products/mug.svg", { method: "HEAD" });
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "6", ""]);
  await files.put("products/mug.svg", bytes("<svg>2</svg>"), "image/svg+xml");
  expect(await (await app.request("/files/products/mug.svg", conditional)).text()).toBe("<svg>2</svg>");
});

test("a file outside the public prefixes is not served, nor is anything outside the folder", async () => {
  const { folder, files, app } = shopIn(join(newFolder(), "files"));
  await files.put("knowledge/plans.md", bytes("secret plans"), "text/markdown");
  await writeFile(join(folder, "..", "outside~"), "secret plans");
  await mkdir(join(folder, "products"), { recursive: true });
  const piece = fc.constantFrom(
    "..",
    "%2e%2e",
    "%2E.",
    "/",
    "%2f",
    "%5c",
    "products",
    "knowledge",
    "outside",
    "~",
    "plans.md",
    "%00",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
      const response = await app.request(`/files/products/${pieces.join("")}`);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain("secret plans");
    }),
  );
});

test("an upload URL expires, and a changed size, type, expiry or signature is refused", async () => {
  let now = 1_000_000;
  const { files, upload } = shopIn(newFolder(), () => now);
  const url = await files.uploadUrl("products/mug.png", rules);
  expect(await upload(url.replace("max=1000", "max=9000"), "image/png", bytes("x"))).toBe(403);
  expect(await upload(url.replace("expires=1060", "expires=9060"), "image/png", bytes("x"))).toBe(403);
  expect(await upload(url.replace("type=image%2Fpng", "type=text%2Fhtml"), "text/html", bytes("x"))).toBe(
    403,
  );
  expect(await upload(url.replace(/signature=.*/, "signature="), "image/png", bytes("x"))).toBe(403);
  expect(await upload(url.replace(/\?.*/, ""), "image/png", bytes("x"))).toBe(403);
  now += 59_999;
  expect(await upload(url, "image/png", bytes("x"))).toBe(200);
  now += 1;
  expect(await upload(url, "image/png", bytes("late"))).toBe(403);
  expect(Buffer.from((await files.get("products/mug.png"))?.body ?? []).toString()).toBe("x");
});

test("an upload of the wrong size, or one that is interrupted, leaves the old file and no remains", async () => {
  const { folder, files, app, upload } = shopIn(newFolder());
  await files.put("products/mug.png", bytes("old"), "image/png");
  const url = await files.uploadUrl("products/mug.png", rules);
  const endless = new ReadableStream({ pull: (sink) => sink.enqueue(new Uint8Array(400)) });
  expect(await upload(url, "image/png", endless)).toBe(413);
  let pulls = 0;
  const broken = new ReadableStream({
    pull: (sink) =>
      pulls++ < 1 ? sink.enqueue(new Uint8Array(400)) : sink.error(new Error("connection lost")),
  });
  const request = app.request(url, {
    method: "PUT",
    headers: { "content-type": "image/png" },
    body: broken,
    duplex: "half",
  });
  await expect(request).rejects.toThrow("connection lost");
  expect(await (await app.request("/files/products/mug.png")).text()).toBe("old");
  expect(readdirSync(join(folder, "~unfinished"))).toEqual([]);
});

test("a file that a killed process was writing is neither listed nor kept", async () => {
  const folder = newFolder();
  await mkdir(join(folder, "~unfinished"));
  await writeFile(join(folder, "~unfinished", "half"), "half a file");
  const { files } = shopIn(folder);
  expect(await files.list("", { limit: 10 })).toEqual({ files: [] });
  expect(readdirSync(folder)).toEqual([]);
});

test("the pages of a list contain every key once, in order", async () => {
  const segment = fc.stringMatching(/^[a-c.~_-]{1,3}$/).map((text) => text.replaceAll("~", "-"));
  const key = fc.array(
    segment.filter((text) => text !== "." && text !== ".."),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        key.map((parts) => parts.join("/")),
        { minLength: 1, maxLength: 12 },
      ),
      fc.integer({ min: 1, max: 5 }),
      async (keys, limit) => {
        const { files } = shopIn(newFolder());
        await Promise.all(keys.map((each) => files.put(each, bytes(each), "text/plain")));
        const listed: string[] = [];
        for (let after: string | undefined; ; ) {
          const page = await files.list("", { limit, ...(after !== undefined && { after }) });
          listed.push(...page.files.map((file) => file.key));
          if (page.after === undefined) break;
          ({ after } = page);
        }
        expect(listed).toEqual(keys.toSorted());
      },
    ),
    { numRuns: runs(25) },
  );
});

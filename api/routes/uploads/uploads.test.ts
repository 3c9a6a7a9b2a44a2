import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { picture, uploadPicture } from "../../../scripts/testing/uploads/pictures.ts";
import type { UploadedImage } from "../../domain/uploads/store.ts";

let shop: TestShop;
let staff: Caller;
beforeAll(async () => {
  shop = await testShop();
  staff = await shop.admin();
});
afterAll(() => shop.close());

const finish = (uploadId: string) => staff.post(`/admin/uploads/${uploadId}/image`);
describe("an upload", () => {
  test("is finished by whoever began it, and by nobody else", async () => {
    const { uploadId } = await uploadPicture(shop, staff, await picture(20, 20).png().toBuffer());
    const { userId } = await shop.identity.ensureUser({
      email: "second@example.com",
      password: "Testing#2026",
      groups: ["admin"],
    });
    expect(userId).not.toBe(staff.userId);
    const { accessToken } = await shop.deps.identity.signIn({
      email: "second@example.com",
      password: "Testing#2026",
    });
    const second = { authorization: `Bearer ${accessToken}` };
    for (const [answer, status] of [
      [shop.guest.post(`/admin/uploads/${uploadId}/image`, undefined, second), 404],
      [finish("7c9e6679-7425-40de-944b-e07fc1f90ae7"), 404],
      [finish("nonsense"), 400],
    ] as const)
      expect((await answer).status).toBe(status);
    expect((await finish(uploadId)).status).toBe(201);
  });

  test("answers the same when it is finished again, also at the same moment, and leaves one entry in the audit log", async () => {
    const { uploadId } = await uploadPicture(shop, staff, await picture(900, 20).png().toBuffer());
    const answers = await Promise.all([1, 2, 3].map(() => staff.json<UploadedImage>(finish(uploadId))));
    const again = await staff.json<UploadedImage>(finish(uploadId));
    for (const answer of answers) expect(answer).toEqual(again);
    const { items } = await staff.json<{ items: { action: string }[] }>(
      staff.get(`/admin/audit?subject=upload%23${uploadId}`),
    );
    expect(items.map(({ action }) => action)).toEqual(["uploads.finishUpload", "uploads.startUpload"]);
    expect(await shop.deps.files.get(`uploads/${uploadId}`)).toBeUndefined();
  });

  test("is not public before it is checked, and its address takes it from the admin's page on another port", async () => {
    const body = await picture(20, 20).png().toBuffer();
    const { url, headers } = await staff.json<{ url: string; headers: Record<string, string> }>(
      staff.post("/admin/uploads", { fileName: "a.png", contentType: "image/png", size: body.length }),
    );
    const onApi = url.replace(":3002/", ":3000/");
    const origin = "http://localhost:3002";
    const asked = await shop.fetch(
      new Request(onApi, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "PUT",
          "access-control-request-headers": "content-type",
        },
      }),
    );
    expect(asked.headers.get("access-control-allow-origin")).toBe("*");
    expect(asked.headers.get("access-control-allow-methods")).toContain("PUT");
    expect(asked.headers.get("access-control-allow-headers")).toContain("content-type");
    const sent = await shop.fetch(
      new Request(onApi, { method: "PUT", headers: { ...headers, origin }, body: new Uint8Array(body) }),
    );
    expect([sent.status, sent.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
    expect((await shop.fetch(new Request(url))).status).toBe(404);
    const inside = new URL(url).pathname.split("/").at(-1);
    for (const path of [`/images/products/${inside}/x.webp`, `/images/products/..%2f..%2fuploads/${inside}`])
      expect(
        (await shop.fetch(new Request(`http://localhost:3000${path}`))).status,
        path,
      ).toBeGreaterThanOrEqual(400);
  });

  test("is unknown after a day, and its file is deleted", async () => {
    let now = Date.now();
    const later = await testShop({ clock: () => now });
    const admin = await later.admin();
    const { uploadId } = await uploadPicture(later, admin, await picture(20, 20).png().toBuffer());
    expect(await later.deps.files.get(`uploads/${uploadId}`)).toBeDefined();
    now += 24 * 60 * 60 * 1000;
    const back = await later.admin().then(async () => {
      const { accessToken } = await later.deps.identity.signIn({
        email: "staff@example.com",
        password: "Testing#2026",
      });
      return { authorization: `Bearer ${accessToken}` };
    });
    const expired = await later.guest.post(`/admin/uploads/${uploadId}/image`, undefined, back);
    expect([expired.status, await expired.json()]).toMatchObject([
      404,
      { error: { code: "UPLOAD_NOT_FOUND" } },
    ]);
    const next = { fileName: "b.png", contentType: "image/png", size: 9 };
    expect((await later.guest.post("/admin/uploads", next, back)).status).toBe(201);
    expect(await later.deps.files.get(`uploads/${uploadId}`)).toBeUndefined();
    await later.close();
  });
});

test("ten large pictures at once are decoded one after the other, in little memory, while the shop answers", async () => {
  // On its side, so that the whole of it has to be in memory: 72 MB.
  const body = await picture(6000, 4000).withMetadata({ orientation: 6 }).png().toBuffer();
  const uploads = await Promise.all(Array.from({ length: 10 }, () => uploadPicture(shop, staff, body)));
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024;
  const [before, waits] = [memory(), [] as number[]];
  let most = before;
  const done = new AbortController();
  const all = Promise.all(uploads.map(({ uploadId }) => finish(uploadId))).finally(() => done.abort());
  while (!done.signal.aborted) {
    const begun = performance.now();
    expect((await shop.guest.get("/health")).status).toBe(200);
    waits.push(performance.now() - begun);
    most = Math.max(most, memory());
    await setTimeout(10);
  }
  expect((await all).map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
  const slowest = Math.max(...waits);
  console.log(
    `Ten pictures of 24 megapixels: ${Math.round(most - before)} MB more, the slowest of ${waits.length} answers beside them ${Math.round(slowest)} ms.`,
  );
  expect(most - before).toBeLessThan(400);
  expect(waits.length).toBeGreaterThan(20);
}, 180_000);

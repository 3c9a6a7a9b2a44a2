import { describe, expect, test } from "vitest";
import type { Files } from "../../ports/files.ts";

/** What a Files engine has to show the contract. */
export type FilesUnderTest = {
  readonly files: Files;
  /** PUTs to an address as a browser would; answers the status. */
  readonly upload: (url: string, contentType: string, body: Uint8Array<ArrayBuffer>) => Promise<number>;
  /** Another process on the same files. */
  readonly restart: () => Promise<FilesUnderTest>;
};

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

/** Every engine passes this, or it is not a Files. */
export function filesContract(fresh: () => Promise<FilesUnderTest>): void {
  describe("files", () => {
    test("what is put comes back byte for byte with its type, also after a restart", async () => {
      const shop = await fresh();
      const body = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
      await shop.files.put("products/mug/front.v1_a-b.png", body, "image/png");
      await shop.files.put("knowledge/empty.txt", new Uint8Array(), "text/plain; charset=utf-8");
      const { files } = await shop.restart();
      const image = await files.get("products/mug/front.v1_a-b.png");
      expect(image?.contentType).toBe("image/png");
      expect(Buffer.compare(image?.body ?? bytes(""), body)).toBe(0);
      const empty = await files.get("knowledge/empty.txt");
      expect([empty?.contentType, empty?.body.byteLength]).toEqual(["text/plain; charset=utf-8", 0]);
    });

    test("putting again replaces content and type; deleting twice is no error", async () => {
      const { files } = await fresh();
      await files.put("a/b.txt", bytes("a longer first text"), "text/plain");
      await files.put("a/b.txt", bytes("{}"), "application/json");
      const file = await files.get("a/b.txt");
      expect([file?.contentType, Buffer.from(file?.body ?? []).toString()]).toEqual([
        "application/json",
        "{}",
      ]);
      await files.delete("a/b.txt");
      await files.delete("a/b.txt");
      expect(await files.get("a/b.txt")).toBeUndefined();
    });

    test("a key may be another key's folder", async () => {
      const { files } = await fresh();
      await files.put("a", bytes("file"), "text/plain");
      await files.put("a/b", bytes("below"), "text/plain");
      await files.delete("a");
      expect(Buffer.from((await files.get("a/b"))?.body ?? []).toString()).toBe("below");
      expect(await files.get("a")).toBeUndefined();
    });

    test("a list is in key order, page by page, under its prefix alone", async () => {
      const { files } = await fresh();
      const keys = ["docs/a", "docs/a-b", "docs/a/b", "docs/a.b", "docs/a/b/c", "docs/Z", "docs2/x", "other"];
      await Promise.all(keys.map((key) => files.put(key, bytes(key), "text/plain")));
      const listed: string[] = [];
      let after: string | undefined;
      let pages = 0;
      do {
        const page = await files.list("docs/", { limit: 2, ...(after !== undefined && { after }) });
        expect(page.files.map((file) => file.size)).toEqual(page.files.map((file) => file.key.length));
        listed.push(...page.files.map((file) => file.key));
        ({ after } = page);
        pages += 1;
      } while (after !== undefined);
      expect(listed).toEqual(["docs/Z", "docs/a", "docs/a-b", "docs/a.b", "docs/a/b", "docs/a/b/c"]);
      expect(pages).toBe(3);
      const half = await files.list("docs/a/", { limit: 10 });
      expect(half.files.map((file) => file.key)).toEqual(["docs/a/b", "docs/a/b/c"]);
      expect(half.after).toBeUndefined();
      expect((await files.list("doc", { limit: 10 })).files).toHaveLength(7);
      expect(await files.list("nothing/", { limit: 10 })).toEqual({ files: [] });
    });

    test("of twenty writers at once one wins whole", async () => {
      const { files } = await fresh();
      const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(20_000 + index));
      await Promise.all(texts.map((text) => files.put("one", bytes(text), "text/plain")));
      expect(texts).toContain(Buffer.from((await files.get("one"))?.body ?? []).toString());
    });

    test("no key leads out of the shop's files", async () => {
      const { files } = await fresh();
      for (const key of [
        "../x",
        "a/../../x",
        "/etc/passwd",
        "a//b",
        "",
        ".",
        "a/./b",
        "a\\b",
        "a b",
        "a\0",
        "ä",
      ]) {
        await expect(files.put(key, bytes("x"), "text/plain"), key).rejects.toMatchObject({
          code: "VALIDATION_ERROR",
        });
        await expect(files.get(key), key).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
      }
    });

    test("an upload address takes a file of the agreed type and size", async () => {
      const { files, upload } = await fresh();
      const rules = { contentType: "image/png", maxBytes: 10, expiresInSeconds: 60 };
      const url = await files.uploadUrl("products/mug.png", rules);
      expect(await upload(url, "image/png", bytes("0123456789"))).toBe(200);
      const file = await files.get("products/mug.png");
      expect([file?.contentType, file?.body.byteLength]).toEqual(["image/png", 10]);
    });

    test("an upload that is too large, of another type or to a changed address stores nothing", async () => {
      const { files, upload } = await fresh();
      const rules = { contentType: "image/png", maxBytes: 10, expiresInSeconds: 60 };
      const url = await files.uploadUrl("products/mug.png", rules);
      expect(await upload(url, "image/png", bytes("0123456789A"))).toBeGreaterThanOrEqual(400);
      expect(await upload(url, "text/html", bytes("x"))).toBeGreaterThanOrEqual(400);
      const elsewhere = url.replace("products/mug.png", "products/cup.png");
      expect(await upload(elsewhere, "image/png", bytes("x"))).toBe(403);
      expect(await files.list("", { limit: 10 })).toEqual({ files: [] });
    });
  });
}

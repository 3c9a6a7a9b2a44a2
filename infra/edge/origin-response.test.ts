import { expect, test } from "vitest";
import { keepFor, originResponse } from "./origin-response.ts";

const kept = "public, max-age=0, s-maxage=60, stale-while-revalidate=300";

test("a public page is cached under its tags and sets no cookie", () => {
  const headers = originResponse(
    { status: 200, headers: { "cache-control": kept, "cache-tag": "p-1, list", "set-cookie": "a=1" } },
    true,
  );
  expect(headers["set-cookie"]).toBeUndefined();
  expect(keepFor(headers)).toEqual({ fresh: 60, stale: 300, tags: ["p-1", "list"] });
});

test("of more tags than CloudFront takes the first are kept", () => {
  const tags = Array.from({ length: 60 }, (_, place) => `p-${place}`).join(",");
  const headers = originResponse(
    { status: 200, headers: { "cache-control": kept, "cache-tag": `list,${tags}` } },
    true,
  );
  expect(keepFor(headers)?.tags).toHaveLength(50);
  expect(keepFor(headers)?.tags[0]).toBe("list");
});

test("a response to one person is never cached, whatever the origin says", () => {
  for (const control of [kept, "", "no-cache", "public, max-age=60"]) {
    const headers = originResponse(
      { status: 200, headers: { "cache-control": control, "cache-tag": "x" } },
      false,
    );
    expect(keepFor(headers), control).toBeUndefined();
    expect(headers["cache-tag"]).toBeUndefined();
  }
  const personal = { status: 200, headers: { "cache-control": "private, no-store", "set-cookie": "cart=1" } };
  expect(originResponse(personal, true)).toEqual(personal.headers);
});

test("a 404 is cached for ten seconds, and a failure is not cached", () => {
  const missing = originResponse(
    { status: 404, headers: { "cache-control": kept, "cache-tag": "categories" } },
    true,
  );
  expect(keepFor(missing)).toEqual({ fresh: 10, stale: 0, tags: ["categories"] });
  for (const status of [429, 500, 503])
    expect(
      keepFor(originResponse({ status, headers: { "cache-control": kept } }, true)),
      String(status),
    ).toBeUndefined();
});

test("a response without caching headers is not cached", () => {
  expect(keepFor(originResponse({ status: 200, headers: {} }, true))).toBeUndefined();
});

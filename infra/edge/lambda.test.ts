import { expect, test } from "vitest";
import { cacheHeader } from "./cloudfront.ts";
import { type EdgeHeaders, handler } from "./lambda.ts";

const kept = "public, max-age=0, s-maxage=60";
const answerOf = async (cache: string | undefined, headers: Record<string, string[]>, status = "200") => {
  const edge = (values: Record<string, string[]>): EdgeHeaders =>
    Object.fromEntries(
      Object.entries(values).map(([key, all]) => [key.toLowerCase(), all.map((value) => ({ key, value }))]),
    );
  const request = { headers: edge(cache === undefined ? {} : { [cacheHeader]: [cache] }) };
  const response = { status, statusDescription: "as told", headers: edge(headers) };
  return handler({ Records: [{ cf: { request, response } }] });
};
const cookies = { "Set-Cookie": ["a=1", "b=2"] };

test("an answer for everybody keeps its tags and loses its cookies", async () => {
  const answer = await answerOf("shared", { ...cookies, "Cache-Control": [kept], "Cache-Tag": ["p-1,list"] });
  expect(answer).toMatchObject({
    status: "200",
    statusDescription: "as told",
    headers: { "cache-control": [{ value: kept }], "cache-tag": [{ value: "p-1,list" }] },
  });
  expect(answer.headers["set-cookie"]).toBeUndefined();
});

test("an answer to one person keeps both cookies and is not cached, even where the edge did not say whose it is", async () => {
  for (const cache of ["request-1", undefined]) {
    const { headers } = await answerOf(cache, { ...cookies, "Cache-Control": [kept], "Cache-Tag": ["p-1"] });
    expect(headers["set-cookie"]?.map(({ value }) => value)).toEqual(["a=1", "b=2"]);
    expect(headers["cache-control"]).toEqual([{ key: "cache-control", value: "private, no-store" }]);
    expect(headers["cache-tag"]).toBeUndefined();
  }
});

test("a failure is not cached", async () => {
  const { headers } = await answerOf("shared", { "Cache-Control": [kept] }, "503");
  expect(headers["cache-control"]?.[0]?.value).toBe("no-store");
});

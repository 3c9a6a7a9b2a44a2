import { expect, test } from "vitest";
import { bodyOf, isCut } from "./problem.ts";

const cut = new Response(
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"items":[{"pro'));
      controller.error(new TypeError("network error"));
    },
  }),
  { status: 200 },
);

test("a connection that is cut within the body is a failed request, not an empty answer", async () => {
  const failed = await bodyOf(Promise.resolve(cut)).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: "OFFLINE", status: 0 });
  expect(isCut(failed)).toBe(true);
});

test("an error response without a body of the API keeps its status", async () => {
  const failed = await bodyOf(Promise.resolve(new Response("<html>", { status: 502 }))).catch(
    (e: unknown) => e,
  );
  expect(failed).toMatchObject({ code: "INTERNAL_ERROR", status: 502 });
  expect(isCut(failed)).toBe(false);
});

test("a response without a body is undefined", async () => {
  expect(await bodyOf(Promise.resolve(new Response(null, { status: 204 })))).toBeUndefined();
});

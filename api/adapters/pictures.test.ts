import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { picture } from "../../scripts/testing/uploads/pictures.ts";
import { pictures } from "./pictures.ts";

test("of ten pictures that come at once one is in memory at a time, and one that fails holds up none", async () => {
  const body = await picture(500, 400).png().toBuffer();
  let inMemory = 0;
  let most = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, async (_, turn) => {
      const made = await pictures.render(async () => {
        most = Math.max(most, ++inMemory);
        await setTimeout(1);
        if (turn === 3) {
          inMemory--;
          throw new Error("the file store is away");
        }
        return body;
      });
      inMemory--;
      return made?.kind;
    }),
  );
  expect(most).toBe(1);
  expect(results.map((one) => (one.status === "fulfilled" ? one.value : "failed"))).toEqual(
    Array.from({ length: 10 }, (_, turn) => (turn === 3 ? "failed" : "picture")),
  );
});

test("the same file has the same names, another file has others, and nothing read is no picture", async () => {
  const one = await picture(20, 20).png().toBuffer();
  const other = await picture(20, 20, "#ffffff").png().toBuffer();
  const digestOf = async (body: Uint8Array) => {
    const made = await pictures.render(async () => body);
    return made?.kind === "picture" ? made.digest : undefined;
  };
  expect(await digestOf(one)).toMatch(/^[0-9a-f]{16}$/);
  expect(await digestOf(one)).toBe(await digestOf(one));
  expect(await digestOf(other)).not.toBe(await digestOf(one));
  expect(await pictures.render(async () => undefined)).toBeUndefined();
});

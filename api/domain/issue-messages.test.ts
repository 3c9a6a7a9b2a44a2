import { expect, test } from "vitest";
import * as z from "zod";
import { issuesOf, sentenceOf } from "./issues.ts";

const schema = z.strictObject({
  email: z.email(),
  quantity: z.int().min(1).max(99),
  price: z.number().positive(),
  name: z.string().min(1).max(3),
  code: z.string().min(2),
  tags: z.array(z.string()).min(1).max(2),
  size: z.enum(["S", "M"]),
  kind: z.literal("gift"),
  id: z.uuid(),
  day: z.iso.date(),
  agreed: z.boolean(),
  slug: z.string().regex(/^a$/, "must be a"),
});
const valid = {
  email: "a@example.com",
  quantity: 1,
  price: 1,
  name: "x",
  code: "xx",
  tags: ["a"],
  size: "S",
  kind: "gift",
  id: "4f6c0b1e-7a54-4d0b-9b1c-0c7d9c8f1a11",
  day: "2026-11-26",
  agreed: true,
  slug: "a",
};

test.each([
  [{ email: undefined }, "email is required."],
  [{ email: "a" }, "email must be an email address such as name@example.com."],
  [{ quantity: 0 }, "quantity must be at least 1."],
  [{ quantity: 100 }, "quantity must be at most 99."],
  [{ quantity: 1.5 }, "quantity must be a whole number."],
  [{ quantity: "1" }, "quantity must be a number."],
  [{ price: 0 }, "price must be more than 0."],
  [{ name: "" }, "name must not be empty."],
  [{ name: "xxxx" }, "name must have at most 3 characters."],
  [{ name: 1 }, "name must be a string."],
  [{ code: "x" }, "code must have at least 2 characters."],
  [{ tags: [] }, "tags must not be empty."],
  [{ tags: ["a", "b", "c"] }, "tags must have at most 2 entries."],
  [{ tags: "a" }, "tags must be a list."],
  [{ tags: [1] }, "tags.0 must be a string."],
  [{ size: "XL" }, "size must be one of S, M."],
  [{ kind: "sale" }, "kind must be gift."],
  [{ id: "x" }, "id must be a UUID."],
  [{ day: "today" }, "day must be a date such as 2026-11-26."],
  [{ agreed: "yes" }, "agreed must be true or false."],
  [{ slug: "b" }, "slug must be a."],
  [{ colour: 1 }, "colour is not a known field."],
  [{ quantity: 0, agreed: 1 }, "quantity must be at least 1 (1 more in details.issues)."],
])("%j is refused with %j", (fields, message) => {
  const { error } = schema.safeParse({ ...valid, ...fields });
  expect(sentenceOf(error ? issuesOf(error) : [])).toBe(message);
});

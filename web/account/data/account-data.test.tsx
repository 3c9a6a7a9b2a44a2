import { beforeEach, expect, test } from "vitest";
import { forgetShopper } from "./account-data.ts";

beforeEach(() => localStorage.clear());

test("a browser forgets the shopper whose account is closed, and nobody else", () => {
  const link = (orderId: string, email?: string) => ({
    orderId,
    token: "t".repeat(32),
    ...(email && { email }),
  });
  const links = [link("1", "Ada@example.com"), link("2", "bob@example.com"), link("3")];
  localStorage.setItem("order-links", JSON.stringify(links));
  localStorage.setItem("recent", "mug lamp");
  localStorage.setItem("theme", "dark");
  for (const who of ["ada", "bob"]) localStorage.setItem(`chat:${who}`, "session");
  // biome-ignore lint/suspicious/noDocumentCookie: as the shop's own pages set it.
  document.cookie = "cart=mug~~1; path=/";
  forgetShopper({ userId: "ada", email: "ada@example.com" });
  expect(Object.keys(localStorage).toSorted()).toEqual(["chat:bob", "order-links", "theme"]);
  expect(JSON.parse(localStorage.getItem("order-links") ?? "")).toEqual([links[1]]);
  expect(document.cookie).not.toContain("cart=");
});

test("where it kept nothing, there is nothing to forget", () => {
  forgetShopper({ userId: "ada", email: "ada@example.com" });
  expect(Object.keys(localStorage)).toEqual([]);
});

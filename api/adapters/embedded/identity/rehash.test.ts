import { expect, test } from "vitest";
import { openSqlite } from "../sqlite/sqlite.ts";
import { email, password, shopOn } from "./testing.ts";

test("a password that was hashed at a lower cost is hashed anew at its owner's next sign-in, and only then", async () => {
  const sqlite = openSqlite(":memory:");
  const before = shopOn(sqlite, { passwordCost: { N: 2 ** 10, r: 8, p: 1 } });
  await before.identity.ensureUser({ email, password });
  const costOf = (): string => {
    const { password: hash } = sqlite.get("SELECT password FROM users WHERE email = ?", email) as {
      password: string;
    };
    return hash.split("$").slice(1, 4).join(" ");
  };
  const { identity } = shopOn(sqlite, { passwordCost: { N: 2 ** 11, r: 8, p: 2 } });
  await expect(identity.signIn({ email, password: "Wrong#2026" })).rejects.toThrow();
  expect(costOf()).toBe("1024 8 1");
  const { accessToken } = await identity.signIn({ email, password });
  expect(costOf()).toBe("2048 8 2");
  await identity.verify(accessToken);
  await identity.signIn({ email, password });
  await expect(identity.signIn({ email, password: "Wrong#2026" })).rejects.toThrow();
  // A shop with a lower cost leaves it as it is.
  await before.identity.signIn({ email, password });
  expect(costOf()).toBe("2048 8 2");
});

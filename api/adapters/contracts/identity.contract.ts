import { describe, expect, test } from "vitest";
import type { Identity } from "../../ports/identity.ts";
import { staffContract } from "./identity-staff.contract.ts";

/** What an Identity engine has to show the contract. */
export type IdentityUnderTest = {
  readonly identity: Identity;
  /** The code in the newest mail to an address. */
  readonly codeFor: (email: string) => Promise<string>;
  readonly mailsTo: (email: string) => Promise<number>;
  /** Another process on the same accounts. */
  readonly restart: () => Promise<IdentityUnderTest>;
};

const email = "ada@example.com";
const password = "Right#2026";

/** Every engine passes this, or it is not an Identity. */
export function identityContract(fresh: () => Promise<IdentityUnderTest>): void {
  const confirmed = async () => {
    const shop = await fresh();
    const { userId } = await shop.identity.signUp({ email, password, name: "Ada" });
    await shop.identity.confirm({ email, code: await shop.codeFor(email) });
    return { ...shop, userId };
  };

  describe("identity", () => {
    test("who signs up, confirms with the mailed code and signs in is known by both tokens", async () => {
      const { identity, userId } = await confirmed();
      const tokens = await identity.signIn({ email: " ADA@Example.com ", password });
      expect(tokens.expiresIn).toBe(3600);
      const access = await identity.verify(tokens.accessToken);
      expect(access).toMatchObject({ userId, tokenUse: "access", groups: [] });
      expect(await identity.verify(tokens.idToken)).toMatchObject({ userId, tokenUse: "id", email });
      expect(await identity.find(userId)).toMatchObject({
        userId,
        email,
        name: "Ada",
        confirmed: true,
        groups: [],
      });
      expect(await identity.find("11111111-1111-4111-8111-111111111111")).toBeUndefined();
    });

    test("nobody signs in before confirming, and a wrong password does not tell that there is an account", async () => {
      const { identity, codeFor } = await fresh();
      await identity.signUp({ email, password });
      await expect(identity.signIn({ email, password })).rejects.toMatchObject({
        code: "ACCOUNT_NOT_CONFIRMED",
      });
      const wrong = { code: "INVALID_CREDENTIALS" };
      await expect(identity.signIn({ email, password: "Wrong#2026" })).rejects.toMatchObject(wrong);
      await expect(identity.signIn({ email: "eve@example.com", password })).rejects.toMatchObject(wrong);
      await identity.confirm({ email, code: await codeFor(email) });
      expect(await identity.signIn({ email, password })).toMatchObject({ expiresIn: 3600 });
    });

    test("a wrong code confirms nothing, and the right one still works after it", async () => {
      const { identity, codeFor } = await fresh();
      await identity.signUp({ email, password });
      const code = await codeFor(email);
      await expect(identity.confirm({ email, code: otherThan(code) })).rejects.toMatchObject({
        code: "CODE_INVALID",
      });
      await expect(identity.confirm({ email: "eve@example.com", code })).rejects.toMatchObject({
        code: "CODE_INVALID",
      });
      await expect(identity.signIn({ email, password })).rejects.toMatchObject({
        code: "ACCOUNT_NOT_CONFIRMED",
      });
      await identity.confirm({ email, code });
    });

    test("a confirmed address cannot be signed up again, in any case, and its password stays", async () => {
      const { identity } = await confirmed();
      const again = identity.signUp({ email: "ADA@EXAMPLE.COM", password: "Other#2026" });
      await expect(again).rejects.toMatchObject({ code: "EMAIL_TAKEN" });
      await expect(identity.signIn({ email, password: "Other#2026" })).rejects.toMatchObject({
        code: "INVALID_CREDENTIALS",
      });
      await identity.signIn({ email, password });
    });

    test("twenty confirmations at once with one code confirm once and break nothing", async () => {
      const { identity, codeFor } = await fresh();
      await identity.signUp({ email, password });
      const code = await codeFor(email);
      const results = await Promise.allSettled(twenty(() => identity.confirm({ email, code })));
      expect(results.some((result) => result.status === "fulfilled")).toBe(true);
      for (const result of results)
        if (result.status === "rejected")
          expect(["CODE_INVALID", "CODE_EXPIRED"]).toContain((result.reason as { code?: string }).code);
      await identity.signIn({ email, password });
    });

    test("twenty sign-ups of one address at once make one account, with the password of the one that is confirmed", async () => {
      const { identity, codeFor } = await fresh();
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, turn) =>
          identity
            .signUp({ email, password: `${password}-${turn}` })
            .then(({ userId }) => ({ userId, turn })),
        ),
      );
      const made = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      for (const result of results)
        if (result.status === "rejected")
          expect(["EMAIL_TAKEN", "RATE_LIMITED"]).toContain((result.reason as { code?: string }).code);
      const [mine, ...others] = made;
      await identity.confirm({ email, code: await codeFor(email), userId: mine?.userId });
      const { accessToken } = await identity.signIn({ email, password: `${password}-${mine?.turn}` });
      expect((await identity.verify(accessToken)).userId).toBe(mine?.userId);
      const [other] = others;
      if (other)
        await expect(identity.signIn({ email, password: `${password}-${other.turn}` })).rejects.toMatchObject(
          {
            code: "INVALID_CREDENTIALS",
          },
        );
    });

    describe("an address that somebody else signs up too belongs to whoever reads its mail, with the password they chose", () => {
      const mine = { email, password: "Victim#2026", name: "Ada", caller: "home" };
      const theirs = { email, password: "Attacker#2026", name: "Eve", caller: "elsewhere" };
      const refused = { code: "INVALID_CREDENTIALS" };
      /** Steps of both, in every order in which the owner signs up, and with and without another code. */
      const orders: readonly (readonly ("mine" | "theirs" | "resend")[])[] = [
        ["mine", "theirs"],
        ["theirs", "mine"],
        ["theirs", "mine", "theirs"],
        ["mine", "theirs", "mine"],
        ["mine", "theirs", "resend"],
        ["theirs", "mine", "resend"],
        ["theirs", "resend", "mine"],
        ["mine", "resend", "theirs"],
      ];
      const played = async (order: readonly ("mine" | "theirs" | "resend")[]) => {
        const { identity, codeFor } = await fresh();
        let userId: string | undefined;
        const codes: string[] = [];
        for (const step of order) {
          if (step === "resend") await identity.resend({ email, userId });
          if (step === "theirs") await identity.signUp(theirs);
          if (step === "mine") ({ userId } = await identity.signUp(mine));
          codes.push(await codeFor(email));
        }
        return { identity, codeFor, userId, codes };
      };

      test.each(orders.map((order) => ({ order, steps: order.join(", ") })))(
        "$steps: the sign-up that is named counts, whichever live code is typed",
        async ({ order }) => {
          const { identity, userId, codes } = await played(order);
          await identity.confirm({ email, code: codes.at(-1) ?? "", userId });
          await expect(identity.signIn(theirs)).rejects.toMatchObject(refused);
          const { accessToken } = await identity.signIn(mine);
          expect(await identity.verify(accessToken)).toMatchObject({ userId });
          expect(await identity.find(userId ?? "")).toMatchObject({ name: "Ada" });
        },
      );

      test.each(orders.map((order) => ({ order, steps: order.join(", ") })))(
        "$steps: a code alone opens the account with nobody's password, and a reset sets one",
        async ({ order }) => {
          const { identity, codes, codeFor } = await played(order);
          await identity.confirm({ email, code: codes.at(-1) ?? "" });
          for (const { password: tried } of [mine, theirs])
            await expect(identity.signIn({ email, password: tried })).rejects.toMatchObject(refused);
          await expect(identity.signIn({ email, password: "" })).rejects.toMatchObject(refused);
          await identity.forgot({ email, caller: "home" });
          await identity.reset({ email, code: await codeFor(email), password: "Victim#2027" });
          await identity.signIn({ email, password: "Victim#2027" });
        },
      );

      test("whoever has no code confirms nothing, also when they name their own sign-up", async () => {
        const { identity } = await played(["mine", "theirs"]);
        const { userId } = await identity.signUp({ ...theirs, caller: "third" });
        const guess = identity.confirm({ email, code: "not it", userId });
        await expect(guess).rejects.toMatchObject({ code: "CODE_INVALID" });
        await expect(identity.signIn(theirs)).rejects.toMatchObject({ code: "ACCOUNT_NOT_CONFIRMED" });
      });

      test("signing in before confirming tells which sign-up the password belongs to", async () => {
        const { identity, userId } = await played(["mine", "theirs"]);
        await expect(identity.signIn(mine)).rejects.toMatchObject({
          code: "ACCOUNT_NOT_CONFIRMED",
          details: { userId },
        });
      });
    });

    test("twenty sign-ins at once with the right password all work", async () => {
      const { identity, userId } = await confirmed();
      const all = await Promise.all(twenty(() => identity.signIn({ email, password })));
      const claims = await Promise.all(all.map((tokens) => identity.verify(tokens.accessToken)));
      expect(claims.map((claim) => claim.userId)).toEqual(twenty(() => userId));
    });

    test("a refresh token is good again and again, until its owner signs out with it", async () => {
      const { identity, userId } = await confirmed();
      const phone = await identity.signIn({ email, password });
      const laptop = await identity.signIn({ email, password });
      const first = await identity.refresh(phone.refreshToken);
      const second = await identity.refresh(first.refreshToken);
      expect(await identity.verify(second.accessToken)).toMatchObject({ userId, tokenUse: "access" });
      await identity.signOut(second.refreshToken);
      await identity.signOut(second.refreshToken);
      const refused = { code: "UNAUTHORIZED", details: { reason: "invalid" } };
      await expect(identity.refresh(second.refreshToken)).rejects.toMatchObject(refused);
      await expect(identity.refresh("not a token")).rejects.toMatchObject(refused);
      expect(await identity.refresh(laptop.refreshToken)).toMatchObject({ expiresIn: 3600 });
    });

    test("whoever knows the password can change it: other sessions end, and the old one no longer works", async () => {
      const { identity } = await confirmed();
      const elsewhere = await identity.signIn({ email, password });
      const wrong = identity.changePassword({ email, password: "Wrong#2026", newPassword: "Newer#2026" });
      await expect(wrong).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
      const tokens = await identity.changePassword({ email, password, newPassword: "Newer#2026" });
      expect((await identity.refresh(tokens.refreshToken)).accessToken).toBeTruthy();
      await expect(identity.refresh(elsewhere.refreshToken)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
      await expect(identity.signIn({ email, password })).rejects.toMatchObject({
        code: "INVALID_CREDENTIALS",
      });
      await identity.signIn({ email, password: "Newer#2026" });
    });

    test("a reset sets the new password once, and ends every session", async () => {
      const { identity, codeFor } = await confirmed();
      const sessions = await Promise.all([1, 2].map(() => identity.signIn({ email, password })));
      await identity.forgot({ email });
      const code = await codeFor(email);
      const wrong = identity.reset({ email, code: otherThan(code), password: "Newer#2026" });
      await expect(wrong).rejects.toMatchObject({ code: "CODE_INVALID" });
      await identity.refresh(sessions[0]?.refreshToken ?? "");
      await identity.reset({ email, code, password: "Newer#2026" });
      await expect(identity.reset({ email, code, password: "Thief#2026" })).rejects.toMatchObject({
        code: "CODE_INVALID",
      });
      for (const { refreshToken } of sessions)
        await expect(identity.refresh(refreshToken)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
      await expect(identity.signIn({ email, password })).rejects.toMatchObject({
        code: "INVALID_CREDENTIALS",
      });
      await identity.signIn({ email, password: "Newer#2026" });
    });

    test("asking for codes answers the same for an address nobody knows, and mails it nothing", async () => {
      const { identity, mailsTo } = await confirmed();
      const before = await mailsTo(email);
      expect(await identity.forgot({ email: "eve@example.com" })).toBe(await identity.forgot({ email }));
      expect(await identity.resend({ email: "eve@example.com" })).toBe(await identity.resend({ email }));
      expect(await mailsTo("eve@example.com")).toBe(0);
      expect((await mailsTo(email)) - before).toBe(1);
    });

    test("a new code can be asked for, and it works", async () => {
      const { identity, codeFor, mailsTo } = await fresh();
      await identity.signUp({ email, password });
      await identity.resend({ email });
      expect(await mailsTo(email)).toBe(2);
      await identity.confirm({ email, code: await codeFor(email) });
      await identity.signIn({ email, password });
    });

    test("a token that was touched, or that is none, is invalid", async () => {
      const { identity } = await confirmed();
      const { accessToken, refreshToken } = await identity.signIn({ email, password });
      const [header = "", payload = "", signature = ""] = accessToken.split(".");
      const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
      const admin = encode({ ...(claims as object), "cognito:groups": ["admin"] });
      const unsigned = `${encode({ alg: "none" })}.${payload}.`;
      const bad = [`${header}.${admin}.${signature}`, unsigned, refreshToken, "", "a.b.c", `${accessToken}x`];
      for (const token of bad)
        await expect(identity.verify(token), token).rejects.toMatchObject({
          code: "UNAUTHORIZED",
          details: { reason: "invalid" },
        });
    });

    staffContract(fresh);

    test("accounts, sessions, codes and keys survive a restart", async () => {
      const before = await confirmed();
      const tokens = await before.identity.signIn({ email, password });
      await before.identity.signUp({ email: "bob@example.com", password });
      const code = await before.codeFor("bob@example.com");
      const { identity } = await before.restart();
      expect(await identity.verify(tokens.accessToken)).toMatchObject({ userId: before.userId });
      expect(await identity.refresh(tokens.refreshToken)).toMatchObject({ expiresIn: 3600 });
      await identity.confirm({ email: "bob@example.com", code });
      await identity.signIn({ email: "bob@example.com", password });
    });
  });
}

const twenty = <T>(make: () => T): T[] => Array.from({ length: 20 }, make);
const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

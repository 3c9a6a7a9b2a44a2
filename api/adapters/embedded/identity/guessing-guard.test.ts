import { expect, test } from "vitest";
import { email, hour, minute, password, shopAt } from "./testing.ts";

test("after five wrong codes the right one is refused too, until a new one is requested", async () => {
  const { identity, codeFor } = await shopAt({ confirmed: false });
  const code = await codeFor(email);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  const guesses = await Promise.allSettled(
    Array.from({ length: 20 }, () => identity.confirm({ email, code: wrong })),
  );
  expect(guesses.every((guess) => guess.status === "rejected")).toBe(true);
  await expect(identity.confirm({ email, code })).rejects.toMatchObject({ code: "CODE_EXPIRED" });
  await identity.resend({ email });
  await identity.confirm({ email, code: await codeFor(email) });
});

test("five failed sign-ins lock the address, longer with each further one, even for the right password", async () => {
  const { identity, time } = await shopAt({ confirmed: true });
  const guess = (guessed: string) => identity.signIn({ email, password: guessed });
  const guesses = await Promise.allSettled(Array.from({ length: 20 }, () => guess("Wrong#2026")));
  const codes = guesses.map(
    (result) => result.status === "rejected" && (result.reason as { code: string }).code,
  );
  expect(codes.filter((code) => code === "INVALID_CREDENTIALS")).toHaveLength(5);
  expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(15);
  await expect(guess(password)).rejects.toMatchObject({ code: "RATE_LIMITED", details: { retryAfter: 1 } });
  time.now += 1_000;
  await expect(guess("Wrong#2026")).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
  await expect(guess(password)).rejects.toMatchObject({ code: "RATE_LIMITED", details: { retryAfter: 2 } });
  time.now += 2_000;
  await guess(password);
  await expect(guess("Wrong#2026")).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
  await guess(password);
});

test("a lock lasts at most 15 minutes, is cleared 15 minutes later, and applies to unknown addresses too", async () => {
  const { identity, time } = await shopAt({ confirmed: true });
  for (const to of [email, "nobody@example.com"]) {
    const fail = () =>
      expect(identity.signIn({ email: to, password: "Wrong#2026" })).rejects.toMatchObject({
        code: "INVALID_CREDENTIALS",
      });
    const locked = (retryAfter: number) =>
      expect(identity.signIn({ email: to, password })).rejects.toMatchObject({
        code: "RATE_LIMITED",
        details: { retryAfter },
      });
    for (let failure = 1; failure <= 20; failure++) {
      await fail();
      const lock = failure < 5 ? 0 : Math.min(2 ** (failure - 5), 900);
      if (lock > 0) await locked(lock);
      time.now += lock * 1_000;
    }
    await fail();
    await locked(900);
    time.now += 30 * minute;
    for (let failure = 1; failure <= 4; failure++) await fail();
  }
  await identity.signIn({ email, password });
});

test("one address gets at most five codes an hour", async () => {
  const { identity, time, mailsTo } = await shopAt({ confirmed: true });
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => identity.forgot({ email })));
  expect(asked.filter((result) => result.status === "fulfilled")).toHaveLength(4);
  await expect(identity.forgot({ email })).rejects.toMatchObject({
    code: "RATE_LIMITED",
    details: { retryAfter: 3600 },
  });
  expect(await mailsTo(email)).toBe(5);
  time.now += hour;
  await identity.forgot({ email });
});

test("a stranger's failed sign-ins, wrong codes and requests for codes do not lock the owner out", async () => {
  const { identity, codeFor } = await shopAt({ confirmed: false });
  const code = await codeFor(email);
  const owner = { email, caller: "198.51.100.7" };
  const stranger = { email, caller: "203.0.113.9" };
  const fail = (work: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: 30 }, () => work()));
  await fail(() => identity.confirm({ ...stranger, code: "not it" }));
  await fail(() => identity.resend(stranger));
  await identity.confirm({ ...owner, code: await codeFor(email) });
  expect(code).not.toBe("");
  await fail(() => identity.signIn({ ...stranger, password: "Wrong#2026" }));
  await expect(identity.signIn({ ...stranger, password })).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await identity.signIn({ ...owner, password });
  await fail(() => identity.forgot(stranger));
  await identity.forgot(owner);
  await fail(() => identity.reset({ ...stranger, code: "not it", password: "Thief#2026" }));
  await identity.reset({ ...owner, code: await codeFor(email), password: "Newer#2026" });
  await identity.signIn({ ...owner, password: "Newer#2026" });
});

test("a botnet gets a hundred guesses at a code in a day, not five per address", async () => {
  const { identity } = await shopAt({ confirmed: false });
  const guesses = await Promise.allSettled(
    Array.from({ length: 200 }, (_, turn) =>
      identity.confirm({ email, code: "not it", caller: `203.0.113.${turn}` }),
    ),
  );
  const codes = guesses.map(
    (guess) => guess.status === "rejected" && (guess.reason as { code: string }).code,
  );
  expect(codes.filter((refusal) => refusal === "CODE_INVALID")).toHaveLength(100);
  expect(codes.filter((refusal) => refusal === "CODE_EXPIRED")).toHaveLength(100);
});

import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";
import { DomainError } from "../../domain/errors.ts";
import { Password } from "../../domain/identity/password.ts";
import * as verbs from "../../domain/identity/service.ts";
import { textOf } from "../../domain/text.ts";
import { shopperOnly } from "../../http/auth.ts";
import { callerOf } from "../../http/caller.ts";
import { cookieIn, devicesCookie, devicesOf, prefixOf } from "../../http/devices.ts";
import type { HttpEnv } from "../../http/env.ts";
import { limited } from "../../http/limits.ts";
import { ownPagesOnly } from "../../http/origin.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import type { Tokens } from "../../ports/identity.ts";
import { codeFrom, Email } from "../shared.schema.ts";

const Code = codeFrom("mail");
const TokensView = z
  .strictObject({
    accessToken: z.string(),
    idToken: z.string(),
    refreshToken: z.string(),
    expiresIn: z.int().openapi({ description: "Seconds until the access token ends" }),
  })
  .openapi("Tokens");
const RefreshBody = z
  .strictObject({ refreshToken: z.string().min(1).max(4096).optional() })
  .openapi("Refresh", { description: "Without refreshToken the cookie counts" });
const Accepted = z.strictObject({ sent: z.literal(true) }).openapi("CodeSent");

const attempts = limited("auth", 20, 60);
/** A page refreshes as it loads, many people may share an address, and nobody can guess a refresh token. */
const renewals = limited("session", 300, 60);
const SignUpId = z.uuid().optional().openapi({
  description:
    "From sign-up: the password given there counts. Without it, when several sign-ups wait, none does",
});
const post = <P extends string>(
  path: P,
  operationId: string,
  summary: string,
  description: string,
  limit = attempts,
) => ({
  method: "post" as const,
  path,
  tags: ["auth"],
  operationId,
  summary,
  description,
  middleware: [ownPagesOnly, limit],
});

const signUp = createRoute({
  ...post(
    "/auth/sign-up",
    "signUp",
    "Open an account",
    "Sends a code of six digits by mail; the account is open once it is confirmed. Signing up again with another password is an attempt of its own.",
  ),
  request: {
    body: jsonBody(
      z
        .strictObject({
          email: Email,
          password: Password,
          name: textOf(120).optional(),
        })
        .openapi("SignUp"),
    ),
  },
  responses: {
    201: jsonOf("The account, to be confirmed", z.strictObject({ userId: z.string() }).openapi("SignedUp")),
    ...problems(400, 403, 409, 413, 415, 429, 503),
  },
});
const confirm = createRoute({
  ...post(
    "/auth/confirm",
    "confirmSignUp",
    "Confirm an email address",
    "Takes the code from the mail. A code is good for one hour and five tries.",
  ),
  request: {
    body: jsonBody(z.strictObject({ email: Email, code: Code, userId: SignUpId }).openapi("Confirm")),
  },
  responses: { 204: { description: "Confirmed" }, ...problems(400, 403, 413, 415, 429) },
});
const resend = createRoute({
  ...post(
    "/auth/resend",
    "resendCode",
    "Send the code again",
    "Answers the same whether or not there is such an account, so that nobody learns which addresses have one.",
  ),
  request: { body: jsonBody(z.strictObject({ email: Email, userId: SignUpId }).openapi("Resend")) },
  responses: {
    202: jsonOf("Sent, if there is such an account", Accepted),
    ...problems(400, 403, 413, 415, 429),
  },
});
const signIn = createRoute({
  ...post(
    "/auth/sign-in",
    "signIn",
    "Sign in",
    "Answers with tokens for an hour and a refresh token for 30 days. Browsers also get the refresh token as an httpOnly cookie.",
  ),
  request: {
    body: jsonBody(z.strictObject({ email: Email, password: z.string().min(1).max(256) }).openapi("SignIn")),
  },
  responses: { 200: jsonOf("Tokens", TokensView), ...problems(400, 401, 403, 413, 415, 429, 503) },
});
const refresh = createRoute({
  ...post(
    "/auth/refresh",
    "refreshTokens",
    "Renew tokens",
    "Takes the refresh token from the body, else from the cookie. A refresh token is used once: the answer has the next one.",
    renewals,
  ),
  request: { body: { required: false, content: { "application/json": { schema: RefreshBody } } } },
  responses: { 200: jsonOf("Tokens", TokensView), ...problems(400, 401, 403, 413, 415, 429) },
});
const signOut = createRoute({
  ...post(
    "/auth/sign-out",
    "signOut",
    "Sign out",
    "Ends the session of the refresh token in the body, else in the cookie. Its access tokens end with it.",
    renewals,
  ),
  request: { body: { required: false, content: { "application/json": { schema: RefreshBody } } } },
  responses: { 204: { description: "Signed out" }, ...problems(400, 403, 413, 415, 429) },
});
const forgot = createRoute({
  ...post(
    "/auth/forgot",
    "forgotPassword",
    "Ask for a new password",
    "Sends a code by mail. Answers the same whether or not there is such an account.",
  ),
  request: { body: jsonBody(z.strictObject({ email: Email }).openapi("Forgot")) },
  responses: {
    202: jsonOf("Sent, if there is such an account", Accepted),
    ...problems(400, 403, 413, 415, 429),
  },
});
const reset = createRoute({
  ...post(
    "/auth/reset",
    "resetPassword",
    "Set a new password",
    "Takes the code from the mail. Every session of the account ends.",
  ),
  request: {
    body: jsonBody(z.strictObject({ email: Email, code: Code, password: Password }).openapi("Reset")),
  },
  responses: {
    204: { description: "The new password holds; every session has ended" },
    ...problems(400, 403, 413, 415, 429, 503),
  },
});

const changePassword = createRoute({
  ...post(
    "/auth/password",
    "changePassword",
    "Change the password",
    "Takes the present password. Every session ends, and the answer starts a new one.",
  ),
  security: shopperOnly.security,
  middleware: [ownPagesOnly, attempts, shopperOnly.middleware] as const,
  request: {
    body: jsonBody(
      z
        .strictObject({ password: z.string().min(1).max(256), newPassword: Password })
        .openapi("ChangePassword"),
    ),
  },
  responses: { 200: jsonOf("Tokens", TokensView), ...problems(400, 401, 403, 413, 415, 429, 503) },
});

/** Accounts and sessions. */
export const auth = newRouter()
  .openapi(signUp, async (c) => {
    const { userId } = await verbs.signUp(c.var.deps, c.var.actor, asked(c, c.req.valid("json")));
    return c.json({ userId }, 201);
  })
  .openapi(confirm, async (c) => {
    await verbs.confirmAccount(c.var.deps, c.var.actor, asked(c, c.req.valid("json")));
    return c.body(null, 204);
  })
  .openapi(resend, async (c) => {
    await verbs.resendCode(c.var.deps, c.var.actor, asked(c, c.req.valid("json")));
    return c.json({ sent: true as const }, 202);
  })
  .openapi(signIn, async (c) => {
    const started = await verbs.signIn(c.var.deps, c.var.actor, asked(c, c.req.valid("json")));
    return session(c, started, started.devices);
  })
  .openapi(refresh, async (c) => {
    const token = c.req.valid("json").refreshToken ?? refreshCookie(c);
    if (!token) throw new DomainError("UNAUTHORIZED", { reason: "missing" });
    return session(c, await verbs.refreshSession(c.var.deps, c.var.actor, token));
  })
  .openapi(signOut, async (c) => {
    const token = c.req.valid("json").refreshToken ?? refreshCookie(c);
    if (token) await verbs.signOut(c.var.deps, c.var.actor, token);
    deleteCookie(c, cookie, cookieOptions(c));
    return c.body(null, 204);
  })
  .openapi(forgot, async (c) => {
    await verbs.forgetPassword(c.var.deps, c.var.actor, asked(c, c.req.valid("json")));
    return c.json({ sent: true as const }, 202);
  })
  .openapi(changePassword, async (c) => {
    // The middleware only narrows who is calling.
    const call = c as unknown as Context<HttpEnv>;
    const passwords = asked(call, c.req.valid("json"));
    const started = await verbs.changePassword(c.var.deps, c.var.actor, passwords);
    return session(call, started, started.devices);
  })
  .openapi(reset, async (c) => {
    const { devices } = await verbs.resetPassword(c.var.deps, c.var.actor, asked(c, c.req.valid("json")));
    keepDevices(c, devices);
    return c.body(null, 204);
  });

const asked = <T extends object>(c: Context<HttpEnv>, input: T) => ({
  ...input,
  caller: callerOf(c),
  devices: devicesOf(c),
});

const cookie = "refreshToken";
const thirtyDays = 30 * 24 * 60 * 60;
const halfAYear = 180 * 24 * 60 * 60;

const refreshCookie = (c: Context<HttpEnv>) => cookieIn(c, cookie);
const cookieOptions = (c: Context<HttpEnv>): CookieOptions => {
  const prefix = prefixOf(c);
  return {
    httpOnly: true,
    secure: prefix !== undefined,
    sameSite: "Strict",
    path: "/",
    ...(prefix && { prefix }),
  };
};

function keepDevices(c: Context<HttpEnv>, devices: string): void {
  setCookie(c, devicesCookie, devices, { ...cookieOptions(c), maxAge: halfAYear });
}

function session(
  c: Context<HttpEnv>,
  { accessToken, idToken, refreshToken, expiresIn }: Tokens,
  devices?: string,
) {
  setCookie(c, cookie, refreshToken, { ...cookieOptions(c), maxAge: thirtyDays });
  if (devices !== undefined) keepDevices(c, devices);
  c.header("cache-control", "no-store");
  return c.json({ accessToken, idToken, refreshToken, expiresIn }, 200);
}

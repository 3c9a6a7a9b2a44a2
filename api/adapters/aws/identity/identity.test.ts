import { afterAll, describe, expect, test, vi } from "vitest";
import { startWire, WireError, wireEnvironment } from "../../../../scripts/testing/aws-wire.ts";
import { DomainError } from "../../../domain/errors.ts";
import { cognitoIdentity } from "./identity.ts";

const wire = await startWire();
for (const [name, value] of Object.entries(wireEnvironment(wire.endpoint))) vi.stubEnv(name, value);
afterAll(wire.stop);

const identity = cognitoIdentity({ userPoolId: "eu-west-1_pool", clientId: "client" });
const ada = { email: " Ada@Example.com ", password: "Right#2026" };
const code = "123456";
const tokens = { AccessToken: "access", IdToken: "id", RefreshToken: "refresh", ExpiresIn: 3600 };
const found = (status: string) => ({
  UserStatus: status,
  UserAttributes: [
    { Name: "sub", Value: "sub-of-ada" },
    { Name: "email", Value: "ada@example.com" },
  ],
});
const answering = (error: string) => wire.answer(() => new WireError(error));
const actions = () => wire.calls.map((call) => call.action);

describe("accounts in Cognito", () => {
  test("signing in sends the address in lower case and returns the tokens", async () => {
    wire.answer(() => ({ AuthenticationResult: tokens }));
    expect(await identity.signIn(ada)).toEqual({
      accessToken: "access",
      idToken: "id",
      refreshToken: "refresh",
      expiresIn: 3600,
    });
    expect(wire.calls[0]).toEqual({
      action: "InitiateAuth",
      input: {
        AuthFlow: "USER_PASSWORD_AUTH",
        ClientId: "client",
        AuthParameters: { USERNAME: "ada@example.com", PASSWORD: ada.password },
      },
    });
  });

  test("a refresh returns the token that replaces its own", async () => {
    wire.answer(() => ({ AuthenticationResult: { ...tokens, RefreshToken: "next" } }));
    expect(await identity.refresh("first")).toMatchObject({ refreshToken: "next", accessToken: "access" });
    expect(wire.calls[0]).toEqual({
      action: "GetTokensFromRefreshToken",
      input: { ClientId: "client", RefreshToken: "first" },
    });
  });

  test("a refresh keeps its token when Cognito returns no new one", async () => {
    const { RefreshToken: _, ...without } = tokens;
    wire.answer(() => ({ AuthenticationResult: without }));
    expect(await identity.refresh("kept")).toMatchObject({ refreshToken: "kept", accessToken: "access" });
  });

  test("a sign-in that Cognito answers with a challenge is refused", async () => {
    wire.answer(() => ({ ChallengeName: "NEW_PASSWORD_REQUIRED", Session: "x" }));
    await expect(identity.signIn(ada)).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
  });

  const acts = {
    "signing up": () => identity.signUp(ada),
    confirming: () => identity.confirm({ ...ada, code }),
    "signing in": () => identity.signIn(ada),
    refreshing: () => identity.refresh("a token"),
    resetting: () => identity.reset({ ...ada, code }),
  } as const;
  test.each([
    ["signing up", "InvalidPasswordException", "VALIDATION_ERROR"],
    ["signing up", "LimitExceededException", "RATE_LIMITED"],
    ["confirming", "CodeMismatchException", "CODE_INVALID"],
    ["confirming", "ExpiredCodeException", "CODE_INVALID"],
    ["confirming", "NotAuthorizedException", "CODE_INVALID"],
    ["confirming", "UserNotFoundException", "CODE_INVALID"],
    ["confirming", "TooManyFailedAttemptsException", "RATE_LIMITED"],
    ["signing in", "NotAuthorizedException", "INVALID_CREDENTIALS"],
    ["signing in", "UserNotFoundException", "INVALID_CREDENTIALS"],
    ["signing in", "PasswordResetRequiredException", "INVALID_CREDENTIALS"],
    ["signing in", "InvalidParameterException", "INVALID_CREDENTIALS"],
    ["signing in", "UserNotConfirmedException", "ACCOUNT_NOT_CONFIRMED"],
    ["refreshing", "NotAuthorizedException", "UNAUTHORIZED"],
    ["refreshing", "InvalidParameterException", "UNAUTHORIZED"],
    ["resetting", "CodeMismatchException", "CODE_INVALID"],
    ["resetting", "UserNotFoundException", "CODE_INVALID"],
    ["resetting", "InvalidPasswordException", "VALIDATION_ERROR"],
  ] as const)("%s, where Cognito says %s, is %s", async (act, error, expected) => {
    answering(error);
    await expect(acts[act]()).rejects.toMatchObject({ code: expected });
    expect(new Set(actions()).size).toBe(1);
  });

  const silent = ["UserNotFoundException", "InvalidParameterException", "NotAuthorizedException"];
  test.each(silent)("asking for codes and signing out answer nothing, also on %s", async (error) => {
    answering(error);
    expect(await identity.resend(ada)).toBeUndefined();
    expect(await identity.forgot(ada)).toBeUndefined();
    expect(await identity.signOut("unknown")).toBeUndefined();
    expect(actions()).toEqual(["ResendConfirmationCode", "ForgotPassword", "RevokeToken"]);
  });

  test("another sign-up of an unconfirmed address takes the place of the one before, by its id", async () => {
    let tries = 0;
    wire.answer(({ action }) => {
      if (action === "SignUp")
        return ++tries === 1 ? new WireError("UsernameExistsException") : { UserSub: "sub-of-owner" };
      return action === "AdminGetUser" ? found("UNCONFIRMED") : {};
    });
    expect(await identity.signUp(ada)).toEqual({ userId: "sub-of-owner" });
    expect(actions()).toEqual(["SignUp", "AdminGetUser", "AdminGetUser", "AdminDeleteUser", "SignUp"]);
    expect(wire.calls[3]?.input).toMatchObject({ Username: "sub-of-ada" });
  });

  test("a sign-up of a confirmed address is refused and changes nothing", async () => {
    wire.answer(({ action }) =>
      action === "SignUp" ? new WireError("UsernameExistsException") : found("CONFIRMED"),
    );
    await expect(identity.signUp({ ...ada, password: "Attacker#2026" })).rejects.toMatchObject({
      code: "EMAIL_TAKEN",
    });
    expect(actions()).toEqual(["SignUp", "AdminGetUser"]);
  });

  test("a sign-up that another one overtook twice is refused", async () => {
    wire.answer(({ action }) =>
      action === "SignUp" ? new WireError("UsernameExistsException") : found("UNCONFIRMED"),
    );
    await expect(identity.signUp(ada)).rejects.toMatchObject({ code: "EMAIL_TAKEN" });
    expect(actions().filter((action) => action === "SignUp")).toHaveLength(2);
  });

  test("confirming by the id of a sign-up confirms no other one of the address, and keeps its password", async () => {
    wire.answer(() => found("UNCONFIRMED"));
    await identity.confirm({ ...ada, code, userId: "sub-of-ada" });
    expect(actions()).toEqual(["AdminGetUser", "ConfirmSignUp"]);
    expect(wire.calls[1]?.input).toEqual({
      ClientId: "client",
      Username: "sub-of-ada",
      ConfirmationCode: code,
    });
    answering("UserNotFoundException");
    await expect(identity.confirm({ ...ada, code, userId: "replaced" })).rejects.toMatchObject({
      code: "CODE_INVALID",
    });
  });

  test("confirming by the address alone opens the account with a password that nobody knows", async () => {
    wire.answer(() => ({}));
    await identity.confirm({ ...ada, code });
    await identity.confirm({ ...ada, code });
    expect(actions().slice(0, 3)).toEqual([
      "ConfirmSignUp",
      "AdminSetUserPassword",
      "AdminUserGlobalSignOut",
    ]);
    const passwords = wire.calls.flatMap(({ action, input }) =>
      action === "AdminSetUserPassword" ? [(input as { Password: string }).Password] : [],
    );
    expect(new Set(passwords).size).toBe(2);
    expect(passwords[0]).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[-_]).{32,}$/);
    answering("CodeMismatchException");
    await expect(identity.confirm({ ...ada, code })).rejects.toMatchObject({ code: "CODE_INVALID" });
    expect(actions()).toEqual(["ConfirmSignUp"]);
  });

  test("another code is sent for the sign-up that is named", async () => {
    wire.answer(() => found("UNCONFIRMED"));
    await identity.resend({ ...ada, userId: "sub-of-ada" });
    expect(wire.calls[1]?.input).toEqual({ ClientId: "client", Username: "sub-of-ada" });
  });

  test("a sign-up under another's address is neither confirmed nor sent codes: tries are counted by address", async () => {
    wire.answer(() => found("UNCONFIRMED"));
    const stranger = { email: "eve@example.com", userId: "sub-of-ada" };
    await expect(identity.confirm({ ...stranger, code })).rejects.toMatchObject({ code: "CODE_INVALID" });
    expect(await identity.resend(stranger)).toBeUndefined();
    expect(actions()).toEqual(["AdminGetUser", "AdminGetUser"]);
  });

  test("requesting codes too often is reported", async () => {
    answering("LimitExceededException");
    await expect(identity.forgot(ada)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });

  test("a new password ends every session, after it was set and not before", async () => {
    wire.answer(() => ({}));
    await identity.reset({ ...ada, code });
    expect(actions()).toEqual(["ConfirmForgotPassword", "AdminUserGlobalSignOut"]);
    expect(wire.calls[1]?.input).toEqual({ UserPoolId: "eu-west-1_pool", Username: "ada@example.com" });
  });

  test("staff are put into exactly the groups of their roles", async () => {
    wire.answer(() => ({}));
    await identity.setGroups("u", ["support"]);
    expect(
      wire.calls.map(({ action, input }) => [action, (input as { GroupName: string }).GroupName]),
    ).toEqual([
      ["AdminRemoveUserFromGroup", "admin"],
      ["AdminAddUserToGroup", "support"],
      ["AdminRemoveUserFromGroup", "warehouse"],
    ]);
  });

  test.each([
    ["has no account", undefined, "AdminCreateUser"],
    ["was never confirmed", "UNCONFIRMED", "AdminUpdateUserAttributes"],
  ])("an invited address that %s gets one with the chosen password", async (_, status, action) => {
    wire.answer(({ action: called }) => {
      if (called !== "AdminGetUser" || actions().length > 3) return found("CONFIRMED");
      return status === undefined ? new WireError("UserNotFoundException") : found(status);
    });
    expect(await identity.create({ ...ada, name: "Ada" })).toEqual({ userId: "sub-of-ada" });
    expect(actions()).toEqual(["AdminGetUser", action, "AdminSetUserPassword", "AdminGetUser"]);
    expect(wire.calls[2]?.input).toMatchObject({ Username: "ada@example.com", Permanent: true });
  });

  test("an invited address with an account keeps it", async () => {
    wire.answer(() => found("CONFIRMED"));
    await expect(identity.create(ada)).rejects.toMatchObject({ code: "EMAIL_TAKEN" });
    expect(actions()).toEqual(["AdminGetUser"]);
  });

  test("staff of several groups are listed once, over all pages", async () => {
    wire.answer(({ action: called, input }) => {
      const { GroupName, NextToken } = input as { GroupName: string; NextToken?: string };
      expect(called).toBe("ListUsersInGroup");
      const user = (sub: string) => ({ UserStatus: "CONFIRMED", Attributes: [{ Name: "sub", Value: sub }] });
      if (GroupName === "warehouse") return { Users: [] };
      if (GroupName === "support") return { Users: [user("ada")] };
      return NextToken === undefined ? { Users: [user("ada")], NextToken: "more" } : { Users: [user("bob")] };
    });
    const members = await identity.members();
    expect(members.map(({ userId, groups }) => [userId, groups])).toEqual([
      ["ada", ["admin", "support"]],
      ["bob", ["admin"]],
    ]);
  });

  test("a missing user pool is reported as it is, because it is our own configuration error", async () => {
    answering("ResourceNotFoundException");
    const failed: unknown = await identity.signIn(ada).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: "ResourceNotFoundException" });
    expect(DomainError.is(failed)).toBe(false);
  });

  test("an account is found by its id, in one request that Cognito counts by account", async () => {
    wire.answer(() => ({
      Username: "sub-of-ada",
      UserCreateDate: 1_795_500_000,
      ...found("CONFIRMED"),
    }));
    expect(await identity.find("sub-of-ada")).toMatchObject({
      userId: "sub-of-ada",
      email: "ada@example.com",
      confirmed: true,
      createdAt: 1_795_500_000_000,
    });
    expect(wire.calls).toEqual([
      { action: "AdminGetUser", input: { UserPoolId: "eu-west-1_pool", Username: "sub-of-ada" } },
    ]);
  });

  test("no account is found by another's address, by what is no id, or where there is none", async () => {
    wire.answer(() => found("CONFIRMED"));
    expect(await identity.find("ada@example.com")).toBeUndefined();
    answering("InvalidParameterException");
    expect(await identity.find("the sweeper")).toBeUndefined();
    answering("UserNotFoundException");
    expect(await identity.find("nobody")).toBeUndefined();
  });
});

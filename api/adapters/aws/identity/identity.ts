import { randomBytes } from "node:crypto";
import type { Jwks } from "aws-jwt-verify/jwk";
import { DomainError } from "../../../domain/errors.ts";
import type { Identity, Tokens } from "../../../ports/identity.ts";
import { tokenVerifier } from "../../jwt.ts";
import { lazy } from "../../lazy.ts";
import { within } from "../within.ts";
import { type Ask, cognitoStaff } from "./accounts.ts";
import { codeChecked, hidingAccountState, identityError, withOneRefusal } from "./errors.ts";

export type CognitoOptions = {
  readonly userPoolId: string;
  readonly clientId: string;
  /** The issuer and JWKS (JSON) of local runs; by default the user pool's own. */
  readonly issuer?: string | undefined;
  readonly jwks?: string | undefined;
};

/**
 * The Identity port on a Cognito user pool. Throws the port's errors, none of which reveals whether an
 * account exists. A pool keeps one account per address, so another sign-up of an address that nobody has confirmed takes
 * the place of the one before, whose `userId` then confirms nothing. Cognito counts failures itself, so `caller` is not
 * used.
 */
export function cognitoIdentity({ userPoolId, clientId, ...local }: CognitoOptions): Identity {
  const [region = ""] = userPoolId.split("_");
  const issuer = local.issuer ?? `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
  const verify = tokenVerifier({
    issuer,
    clientId,
    ...(local.jwks === undefined
      ? { jwksUri: `${issuer}/.well-known/jwks.json` }
      : { jwks: JSON.parse(local.jwks) as Jwks }),
  });
  const sdk = lazy(async () => {
    const module = await import("@aws-sdk/client-cognito-identity-provider");
    return { ...module, client: new module.CognitoIdentityProviderClient(within(5_000)) };
  });
  const ask: Ask = async (work) => {
    const loaded = await sdk();
    try {
      return await work(loaded, loaded.client);
    } catch (error) {
      throw identityError(error);
    }
  };

  /** Cognito keeps sessions when a password changes, and one of them may be an attacker's. */
  const signOutEverywhere = (email: string) =>
    ask(({ AdminUserGlobalSignOutCommand }, client) =>
      client.send(new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: Username(email) })),
    );

  const staff = cognitoStaff(userPoolId, ask);
  const signUp = ({ email, password, name }: Parameters<Identity["signUp"]>[0]) =>
    ask(async ({ SignUpCommand }, client) => {
      const attributes = [
        { Name: "email", Value: Username(email) },
        ...(name === undefined ? [] : [{ Name: "name", Value: name }]),
      ];
      const request = {
        ClientId: clientId,
        Username: Username(email),
        Password: password,
        UserAttributes: attributes,
      };
      const { UserSub = "" } = await client.send(new SignUpCommand(request));
      return { userId: UserSub };
    });

  /** Whether a sign-up is of the address, by which tries and mails are counted. Without an id it is. */
  const isOf = async (email: string, userId: string | undefined): Promise<boolean> =>
    userId === undefined || (await staff.find(userId))?.email === Username(email);

  /** Replaces the password by one that nobody knows, and ends the sessions that were begun with it. */
  const takePassword = async (email: string): Promise<void> => {
    const Password = `${randomBytes(24).toString("base64url")}-aA1`;
    await ask(({ AdminSetUserPasswordCommand }, client) => {
      const request = { UserPoolId: userPoolId, Username: Username(email), Password, Permanent: true };
      return client.send(new AdminSetUserPasswordCommand(request));
    });
    await signOutEverywhere(email);
  };

  const identity: Identity = {
    async signUp(input) {
      try {
        return await signUp(input);
      } catch (error) {
        if (!DomainError.is(error, "EMAIL_TAKEN")) throw error;
        const known = await staff.findByEmail(input.email);
        if (known?.confirmed) throw error;
        // By its id: a sign-up that takes its place meanwhile is not deleted.
        if (known) await staff.remove(known.userId);
        return await signUp(input);
      }
    },
    async confirm({ email, code, userId }) {
      if (!(await isOf(email, userId))) throw new DomainError("CODE_INVALID", {});
      await codeChecked(
        ask(({ ConfirmSignUpCommand }, client) => {
          const request = { ClientId: clientId, Username: userId ?? Username(email), ConfirmationCode: code };
          return client.send(new ConfirmSignUpCommand(request));
        }),
      );
      // A stranger may have chosen the password: whoever reads the mail sets one by `forgot`.
      if (userId === undefined) await takePassword(email);
    },
    async resend({ email, userId }) {
      if (!(await isOf(email, userId))) return;
      await hidingAccountState(
        ask(({ ResendConfirmationCodeCommand }, client) =>
          client.send(
            new ResendConfirmationCodeCommand({ ClientId: clientId, Username: userId ?? Username(email) }),
          ),
        ),
      );
    },
    signIn: ({ email, password }) =>
      withOneRefusal(
        ask(async ({ InitiateAuthCommand }, client) => {
          const AuthParameters = { USERNAME: Username(email), PASSWORD: password };
          const { AuthenticationResult } = await client.send(
            new InitiateAuthCommand({ AuthFlow: "USER_PASSWORD_AUTH", ClientId: clientId, AuthParameters }),
          );
          return tokensOf(AuthenticationResult, AuthenticationResult?.RefreshToken ?? "");
        }),
        new DomainError("INVALID_CREDENTIALS", {}),
      ),
    refresh: (refreshToken) =>
      withOneRefusal(
        ask(async ({ GetTokensFromRefreshTokenCommand }, client) => {
          // The pool rotates refresh tokens (infra/constructs/accounts.ts), and then takes them here only.
          const { AuthenticationResult } = await client.send(
            new GetTokensFromRefreshTokenCommand({ ClientId: clientId, RefreshToken: refreshToken }),
          );
          return tokensOf(AuthenticationResult, AuthenticationResult?.RefreshToken ?? refreshToken);
        }),
        new DomainError("UNAUTHORIZED", { reason: "invalid" }),
      ),
    signOut: (refreshToken) =>
      hidingAccountState(
        ask(({ RevokeTokenCommand }, client) =>
          client.send(new RevokeTokenCommand({ ClientId: clientId, Token: refreshToken })),
        ),
      ),
    forgot: ({ email }) =>
      hidingAccountState(
        ask(({ ForgotPasswordCommand }, client) =>
          client.send(new ForgotPasswordCommand({ ClientId: clientId, Username: Username(email) })),
        ),
      ),
    reset: async ({ email, code, password }) => {
      const user = { Username: Username(email) };
      await codeChecked(
        ask(({ ConfirmForgotPasswordCommand }, client) => {
          const request = { ClientId: clientId, ...user, ConfirmationCode: code, Password: password };
          return client.send(new ConfirmForgotPasswordCommand(request));
        }),
      );
      await signOutEverywhere(email);
    },
    changePassword: async ({ email, password, newPassword }) => {
      const { accessToken } = await identity.signIn({ email, password });
      await ask(({ ChangePasswordCommand }, client) => {
        const request = {
          AccessToken: accessToken,
          PreviousPassword: password,
          ProposedPassword: newPassword,
        };
        return client.send(new ChangePasswordCommand(request));
      });
      await signOutEverywhere(email);
      return identity.signIn({ email, password: newPassword });
    },
    verify,
    ...staff,
  };
  return identity;
}

const Username = (email: string) => email.trim().toLowerCase();

type Result = {
  AccessToken?: string | undefined;
  IdToken?: string | undefined;
  ExpiresIn?: number | undefined;
};

function tokensOf(result: Result | undefined, refreshToken: string): Tokens {
  const { AccessToken, IdToken, ExpiresIn } = result ?? {};
  // This pool requires no challenge (new password, second factor), so nothing here could answer one.
  if (AccessToken === undefined || IdToken === undefined) throw new DomainError("INVALID_CREDENTIALS", {});
  return { accessToken: AccessToken, idToken: IdToken, refreshToken, expiresIn: ExpiresIn ?? 3600 };
}

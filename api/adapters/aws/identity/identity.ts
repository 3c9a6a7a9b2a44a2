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
 * account exists. A pool keeps one attempt per address: it refuses a second sign-up of an address that nobody has
 * confirmed (EMAIL_TAKEN), and the first one's password stays until the mail reader resets it. Cognito counts failures
 * itself, so `caller` is not used.
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

  const identity: Identity = {
    signUp: ({ email, password, name }) =>
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
      }),
    confirm: ({ email, code }) =>
      codeChecked(
        ask(({ ConfirmSignUpCommand }, client) => {
          const request = { ClientId: clientId, Username: Username(email), ConfirmationCode: code };
          return client.send(new ConfirmSignUpCommand(request));
        }),
      ),
    resend: ({ email }) =>
      hidingAccountState(
        ask(({ ResendConfirmationCodeCommand }, client) =>
          client.send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: Username(email) })),
        ),
      ),
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
    ...cognitoStaff(userPoolId, ask),
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

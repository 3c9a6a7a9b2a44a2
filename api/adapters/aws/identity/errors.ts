import { DomainError, type ErrorCode } from "../../../domain/errors.ts";

/** Cognito's errors by name, as the port's. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html */
export function identityError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const cause = { cause: error };
  switch (error.name) {
    case "UsernameExistsException":
      return new DomainError("EMAIL_TAKEN", {}, cause);
    // Cognito calls the code of an account that it does not know expired, so the difference would tell.
    case "CodeMismatchException":
    case "ExpiredCodeException":
      return new DomainError("CODE_INVALID", {}, cause);
    case "NotAuthorizedException":
    case "PasswordResetRequiredException":
    case "UnauthorizedException":
    case "UserNotFoundException":
      return new DomainError("INVALID_CREDENTIALS", {}, cause);
    case "UserNotConfirmedException":
      return new DomainError("ACCOUNT_NOT_CONFIRMED", {}, cause);
    case "InvalidPasswordException":
    case "InvalidParameterException":
    case "UnsupportedTokenTypeException":
      return new DomainError(
        "VALIDATION_ERROR",
        { issues: [{ path: "password", message: "is not accepted" }] },
        cause,
      );
    case "TooManyRequestsException":
    case "LimitExceededException":
    case "TooManyFailedAttemptsException":
      return new DomainError("RATE_LIMITED", { retryAfter: 60 }, cause);
    default:
      return error;
  }
}

/** What these errors say would tell who has an account, or is no error at all to whoever asked. */
const silent: ReadonlySet<ErrorCode> = new Set([
  "INVALID_CREDENTIALS",
  "ACCOUNT_NOT_CONFIRMED",
  "VALIDATION_ERROR",
  "CODE_INVALID",
]);

/** Answers the same whether there is such an account, and whatever state it is in. */
export async function quietly(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!DomainError.is(error) || !silent.has(error.code)) throw error;
  }
}

/** Cognito says of an account that is unknown or needs no code that it is not authorized: its code is no good. */
export async function codeChecked(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!DomainError.is(error, "INVALID_CREDENTIALS")) throw error;
    throw new DomainError("CODE_INVALID", {}, { cause: error });
  }
}

/** Whatever is wrong with what somebody would be let in by, there is one answer. */
export async function refused<T>(work: Promise<T>, answer: DomainError): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (DomainError.is(error, "INVALID_CREDENTIALS") || DomainError.is(error, "VALIDATION_ERROR"))
      throw answer;
    throw error;
  }
}

import { DomainError, type ErrorCode } from "../../../domain/errors.ts";
import { availabilityError } from "../availability.ts";

/**
 * Converts Cognito's errors to the port's.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
 */
export function identityError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const cause = { cause: error };
  switch (error.name) {
    case "UsernameExistsException":
      return new DomainError("EMAIL_TAKEN", {}, cause);
    // Cognito reports an unknown account's code as expired, so telling the two apart would reveal who has an
    // account.
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
      return availabilityError(error);
  }
}

/** Errors that would reveal whether an account exists, or that are none to the caller. */
const silent: ReadonlySet<ErrorCode> = new Set([
  "INVALID_CREDENTIALS",
  "ACCOUNT_NOT_CONFIRMED",
  "VALIDATION_ERROR",
  "CODE_INVALID",
]);

/** Resolves the same way whether or not the account exists and whatever its state. */
export async function hidingAccountState(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!DomainError.is(error) || !silent.has(error.code)) throw error;
  }
}

/**
 * Cognito answers "not authorized" for an account that is unknown or needs no code; reported as CODE_INVALID.
 */
export async function codeChecked(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!DomainError.is(error, "INVALID_CREDENTIALS")) throw error;
    throw new DomainError("CODE_INVALID", {}, { cause: error });
  }
}

/** Replaces every error about credentials by `answer`, so that the reason stays secret. */
export async function withOneRefusal<T>(work: Promise<T>, answer: DomainError): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (DomainError.is(error, "INVALID_CREDENTIALS") || DomainError.is(error, "VALIDATION_ERROR"))
      throw answer;
    throw error;
  }
}

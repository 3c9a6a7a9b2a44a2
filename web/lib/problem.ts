/** An error response of the API, or a failed connection: `code` is the API's, or OFFLINE. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: string;
  /** The HTTP status; 0 when there was no response. */
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    status: number,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** The body of a successful response; throws a Problem otherwise, and when the connection is cut within the body. */
export async function bodyOf<T>(
  asked: Promise<{ readonly ok: boolean; readonly status: number; json(): Promise<unknown> }>,
): Promise<T> {
  const response = await asked.catch((cause: unknown) => {
    throw offline(cause);
  });
  if (response.ok) {
    const body =
      response.status === 204 ? undefined : await response.json().catch(() => throwing(unreachable()));
    // The client's types come from the schemas that the API's responses are tested against.
    return body as T;
  }
  throw problemIn(await response.json().catch(() => undefined), response.status);
}

/** Whether a request ended without an answer: offline, cut, or the page is being left. */
export const isCut = (error: unknown): boolean => error instanceof Problem && error.status === 0;

/** Messages by the path of the invalid field ("shippingAddress.zipCode"). */
export function issuesOf(error: unknown): Record<string, string> {
  if (!(error instanceof Problem) || !Array.isArray(error.details["issues"])) return {};
  return Object.fromEntries(
    error.details["issues"].flatMap((issue: unknown) =>
      isRecord(issue) && typeof issue["path"] === "string" && typeof issue["message"] === "string"
        ? [[issue["path"], sentence(issue["message"])]]
        : [],
    ),
  );
}

/** A message for the shopper about any error. */
export function messageOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (isCodeMissing(error)) return "We couldn't load part of this page. Check your connection and try again.";
  return "Something went wrong on our end. Please try again.";
}

/**
 * Whether code of the page could not be loaded: there is no connection, or the files are gone since the page was opened.
 * Browsers word it differently, and Vite does so for a style.
 */
export const isCodeMissing = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module|unable to preload/i.test(error.message);

function problemIn(body: unknown, status: number): Problem {
  const error = isRecord(body) ? body["error"] : undefined;
  if (!isRecord(error) || typeof error["code"] !== "string" || typeof error["message"] !== "string")
    return new Problem("INTERNAL_ERROR", "Something went wrong on our end. Please try again.", status);
  return new Problem(
    error["code"],
    error["message"],
    status,
    isRecord(error["details"]) ? error["details"] : {},
  );
}

const unreachable = (): Problem =>
  new Problem("OFFLINE", "We couldn't reach the store. Check your connection and try again.", 0);

const offline = (cause: unknown): unknown => (cause instanceof TypeError ? unreachable() : cause);

const throwing = (problem: Problem): never => {
  throw problem;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** "must have a digit" → "Must have a digit." */
const sentence = (text: string): string => {
  const trimmed = text.trim().replace(/\.$/, "");
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}.`;
};

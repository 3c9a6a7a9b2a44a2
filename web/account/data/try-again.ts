import { Problem } from "../../lib/problem.ts";

/** Throws the error again; one of too many requests begins with `what` and says how long to wait. */
export const sayingWhen =
  (what: string) =>
  (error: unknown): never => {
    if (!(error instanceof Problem) || error.code !== "RATE_LIMITED") throw error;
    const { retryAfter } = error.details;
    throw new Problem(error.code, `${what} ${tryAgain(retryAfter)}`, error.status, error.details);
  };

/** `seconds` as the API sends them. */
function tryAgain(seconds: unknown): string {
  if (typeof seconds !== "number" || !(seconds > 0)) return "Please try again later.";
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "Please try again in a minute." : `Please try again in ${minutes} minutes.`;
}

import { randomUUID } from "node:crypto";

/** The caller's X-Request-Id where it is short and plain, so that logs of both sides can be matched; else a new one. */
export const requestIdOf = (given: string | undefined): string =>
  given !== undefined && /^[\w\-=]{1,255}$/.test(given) ? given : randomUUID();

import { cookiesIn } from "./cookie-header.ts";

/** The value of a cookie that scripts can read. */
export const readCookie = (name: string): string | undefined => cookiesIn(document.cookie)[name];

/** Sets a cookie for the whole site; a negative number of days deletes it. */
export function writeCookie(name: string, value: string, days: number): void {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that shoppers use.
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${days * 86_400}; samesite=lax${secure}`;
}

import * as z from "zod";
import { isLoopbackName } from "./loopback.ts";

/** A mail server: who it is, how to sign in, and whether the connection must be encrypted. */
export type SmtpServer = {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte; else by STARTTLS. */
  readonly secure: boolean;
  /** Plain text is refused. */
  readonly requireTls: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
};

const wrong =
  "SMTP_URL must be like smtps://user:password@mail.example:465 or smtp://user:password@mail.example:587";

/**
 * Reads SMTP_URL: `smtps` is TLS from the start (port 465), `smtp` is STARTTLS (port 587), which only a server on this machine
 * may lack. Throws an Error that does not repeat the address, because it holds a password.
 */
export function smtpServerOf(url: string): SmtpServer {
  const parsed = z.url({ protocol: /^smtps?$/ }).safeParse(url);
  if (!parsed.success) throw new Error(wrong);
  const { protocol, hostname, port, username, password, pathname, search } = new URL(url);
  if (hostname === "" || !/^\/?$/.test(pathname) || search !== "") throw new Error(wrong);
  if ((username === "") !== (password === "")) throw new Error("SMTP_URL has a user without a password");
  const secure = protocol === "smtps:";
  const host = hostname.replace(/^\[|\]$/g, "");
  return {
    host,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTls: !secure && !isLoopbackName(host),
    auth: username === "" ? undefined : { user: decoded(username), pass: decoded(password) },
  };
}

/** A password may have any sign, percent-encoded where the address would end. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error("SMTP_URL: write a % in the user or the password as %25");
  }
}

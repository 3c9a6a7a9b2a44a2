import { createHash } from "node:crypto";

/** A page and the sources of its scripts, for its content security policy. */
export type SecuredPage<Body> = { readonly body: Body; readonly scripts: readonly string[] };

/**
 * A finished page may be cached and shown to everybody, so a nonce in it would be no secret: its scripts are named by
 * their hashes instead. Only scripts that carry the nonce of their rendering are hashed; what came into the page otherwise
 * does not know it. A stream is sent to one visitor and keeps its nonce.
 */
export function withScriptSources<Body>(body: Body | string, nonce: string): SecuredPage<Body | string> {
  if (typeof body !== "string") return { body, scripts: [`'nonce-${nonce}'`] };
  const hashes = new Set<string>();
  // An attribute may hold "<script>" as text, so a script begins where the nonce is.
  const scripts = new RegExp(`<script([^<>]*) nonce="${nonce}"([^<>]*)>(.*?)</script>`, "gs");
  const page = body.replaceAll(scripts, (_, before: string, after: string, text: string) => {
    if (text !== "") hashes.add(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
    return `<script${before}${after}>${text}</script>`;
  });
  return { body: page, scripts: [...hashes] };
}

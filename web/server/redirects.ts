import { commonHeaders } from "./headers.ts";

/** How long the edge caches what is soon to be asked for anew. */
export const briefly = "public, max-age=0, s-maxage=10";

/** The header that lets the API purge an answer. */
export const taggedWith = (tags: readonly string[]) =>
  tags.length > 0 ? { "cache-tag": tags.join(",") } : {};

/** The lasting address of something, with the tags of what it depends on. */
export const redirect = (location: string, search: string, tags: readonly string[]): Response =>
  new Response(null, {
    status: 301,
    headers: {
      ...commonHeaders,
      location: `${location}${search}`,
      "cache-control": briefly,
      ...taggedWith(tags),
    },
  });

/** Another address for now: a market that has closed may open again. Addresses may hold secrets, so nobody keeps the answer. */
export const elsewhere = (path: string, search: string): Response =>
  new Response(null, {
    status: 302,
    headers: { ...commonHeaders, location: `${path}${search}`, "cache-control": "private, no-store" },
  });

import type { Parts } from "../settings.data.ts";

type Links = Parts["store"]["social"];

/** "Mastodon https://social.example/@shop", one link per line. */
export const linesOf = (links: Links): string => links.map(({ label, url }) => `${label} ${url}`).join("\n");

/** The links in such lines; a line of an address alone is called by its host. */
export const linksIn = (text: string): Links =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const at = line.lastIndexOf(" ");
      const url = line.slice(at + 1);
      return { label: line.slice(0, Math.max(0, at)).trim() || (URL.parse(url)?.host ?? url), url };
    });

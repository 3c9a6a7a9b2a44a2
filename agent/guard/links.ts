import { unseen } from "./plain.ts";

const shopPath =
  /^\/(?:(?:p|c|pages|orders|cart|search|checkout|sign-in|sign-up|reset|account|wishlist)(?:[/?#][\w\-./?#=&%+,~]*)?)?$/;
const isOwn = (address: string): boolean =>
  shopPath.test(address) && !address.includes("..") && !address.includes("//");

const ending =
  "(?:com|net|org|io|shop|store|co|info|biz|xyz|app|dev|ai|me|tv|cc|ru|cn|top|site|online|link|click|ly|gl|uk|de|fr|eu|us|ca|au|in)";
const address = new RegExp(
  [
    "\\b(?:[a-z][a-z0-9+.-]{1,20}:\\/{1,2}|(?:javascript|data|vbscript|mailto|tel|file|blob):)[^\\s)\\]>\"']*",
    "(?<![\\w/:])\\/\\/[\\w-]+\\.[^\\s)\\]>\"']*",
    "\\bwww\\.[^\\s)\\]>\"']+",
    `\\b[\\w-]+(?:\\.[\\w-]+)*\\.${ending}(?![\\w-])(?:[/:?#][^\\s)\\]>"']*)?`,
  ].join("|"),
  "gi",
);
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/**
 * The text without markup of its own and without addresses outside the shop: tags are dropped, links to the shop's own pages
 * stay, of others the words stay. `isKnown` says which e-mail addresses a tool has answered.
 */
export function cleaned(text: string, isKnown: (mail: string) => boolean): string {
  const mails: string[] = [];
  const kept = withoutTags(text.replace(unseen, "")).replace(mail, (one) =>
    isKnown(one) ? `\ue000${mails.push(one) - 1}\ue001` : "",
  );
  return kept
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[([^\]]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)/g, (all, words: string, target: string) =>
      isOwn(target) ? all : words,
    )
    .replace(/^\s*\[[^\]]+\]:\s*\S+.*$/gm, "")
    .replace(address, "")
    .replace(/\ue000(\d+)\ue001/g, (_, place: string) => mails[Number(place)] ?? "");
}

/** Drops tags, also those that come together when others are dropped, and comments. A sign between numbers stays. */
function withoutTags(text: string): string {
  let before = text;
  for (let round = 0; round < 10; round++) {
    const after = before
      .replace(/<(script|style|iframe|object|svg|math|template)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, "")
      .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
      .replace(/<[a-z/!?][^<>]*(?:>|$)/gi, "");
    if (after === before) return after;
    before = after;
  }
  return before.replace(/[<>]/g, "");
}

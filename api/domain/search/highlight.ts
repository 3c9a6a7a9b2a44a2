import { escapeHtml } from "../html.ts";
import type { Word } from "./query.ts";
import { stem } from "./stem.ts";
import { type Token, tokensOf } from "./tokens.ts";

const around = 60;
const longest = 200;

/** The text as HTML with the query's words in `<mark>`; everything else in it is escaped. */
export function highlight(text: string, words: readonly Word[]): string {
  return marked(text, foundIn(text, words), 0, text.length);
}

/** As `highlight`, for a passage of about 200 characters around the first match. */
export function highlightPassage(text: string, words: readonly Word[]): string {
  const found = foundIn(text, words);
  if (text.length <= longest) return marked(text, found, 0, text.length);
  const first = found[0]?.start ?? 0;
  const from = first <= around ? 0 : text.lastIndexOf(" ", first - around) + 1;
  const space = text.lastIndexOf(" ", from + longest);
  const to = from + longest >= text.length ? text.length : space > first ? space : from + longest;
  const passage = marked(text, found, from, to);
  return `${from > 0 ? "… " : ""}${passage}${to < text.length ? " …" : ""}`;
}

function marked(text: string, found: readonly Token[], from: number, to: number): string {
  let html = "";
  let at = from;
  for (const { start, end } of found) {
    if (start < at || end > to) continue;
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at, to));
}

function foundIn(text: string, words: readonly Word[]): Token[] {
  if (words.length === 0) return [];
  const tokens = tokensOf(text);
  const present = new Set(tokens.map(({ term }) => term));
  const meant = new Set(words.flatMap((word) => [word.term, ...alternatives(word, present)]));
  const beginnings = words.filter(({ prefix }) => prefix).map(({ word }) => word);
  // The query "tshirt" matches the two tokens of "T-Shirt".
  const whole = (one: Token | undefined, other: Token | undefined): boolean =>
    one !== undefined && other !== undefined && meant.has(stem(one.word + other.word));
  return tokens.filter(
    (token, place) =>
      meant.has(token.term) ||
      beginnings.some((beginning) => token.word.startsWith(beginning)) ||
      whole(token, tokens[place + 1]) ||
      whole(tokens[place - 1], token),
  );
}

/** The terms of a phrase count only where the text has all of them. */
const alternatives = ({ also }: Word, present: ReadonlySet<string>): string[] =>
  also.flatMap(({ terms }) => (terms.length === 1 || terms.every((term) => present.has(term)) ? terms : []));

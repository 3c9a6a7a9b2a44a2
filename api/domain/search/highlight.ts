import { escapeHtml } from "../html.ts";
import type { Word } from "./query.ts";
import { indexTermsOf } from "./text/index-terms.ts";
import { measureAt } from "./text/measures.ts";
import {
  type Chunk,
  chunksOf,
  joined,
  type Spelling,
  spellingOf,
  type Token,
  tokensOf,
} from "./text/tokens.ts";

type Span = { readonly start: number; readonly end: number };

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

function marked(text: string, found: readonly Span[], from: number, to: number): string {
  let html = "";
  let at = from;
  for (const { start, end } of united(found)) {
    if (start < at || end > to) continue;
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at, to));
}

/** Stretches that overlap or touch as one. */
function united(spans: readonly Span[]): Span[] {
  const whole: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = whole.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else whole.push({ start, end });
  }
  return whole;
}

function foundIn(text: string, words: readonly Word[]): Span[] {
  if (words.length === 0) return [];
  const chunks = chunksOf(text);
  const meant = meantIn(text, words);
  const beginnings = words.filter(({ prefix }) => prefix).map(({ word }) => word);
  const isMeant = ({ term, word }: Pick<Spelling, "term" | "word">): boolean =>
    meant.has(term) || beginnings.some((beginning) => word.startsWith(beginning));
  const spans: Span[] = [];
  chunks.forEach((chunk, place) => {
    if (chunk.clusters) spans.push(...lettersOf(text, chunk, chunk.clusters).filter(isMeant));
    else if (isMeant(chunk) || chunk.atoms.some(({ term }) => meant.has(term))) spans.push(chunk);
    const measure = measureAt(text, chunks, place);
    const last = measure && chunks[place + measure.size - 1];
    if (last && meant.has(measure.term)) spans.push({ start: chunk.start, end: last.end });
    spans.push(...joinAt(chunks, place, meant));
  });
  return spans.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** Of scripts without spaces between words every letter, and every two. */
function lettersOf(text: string, { start, end }: Chunk, clusters: readonly string[]): readonly Token[] {
  const pairs = tokensOf(text.slice(start, end), start);
  let at = start;
  return [
    ...pairs,
    ...clusters.map((letter) => {
      const { term, word } = spellingOf(letter);
      at += letter.length;
      return { term, word, start: at - letter.length, end: at };
    }),
  ];
}

/** The terms to mark. Of "running shoes" neither word is marked where the other is not. */
function meantIn(text: string, words: readonly Word[]): Set<string> {
  const meant = new Set(words.map(({ term }) => term));
  let present: Set<string> | undefined;
  for (const { also } of words)
    for (const { terms } of also) {
      if (terms.length > 1) {
        present ??= new Set(indexTermsOf(text).map(([term]) => term));
        if (!terms.every((term) => present?.has(term))) continue;
      }
      for (const term of terms) meant.add(term);
    }
  return meant;
}

const joinSizes = [2, 3];

/** Words that are one word of the query together: "tshirt" is written "T-Shirt" here. */
function joinAt(chunks: readonly Chunk[], place: number, meant: ReadonlySet<string>): readonly Span[] {
  const first = chunks[place]?.raw ?? "";
  let begun = false;
  for (const term of meant) if (term.length > first.length && term.startsWith(first)) begun = true;
  if (!begun) return [];
  return joinSizes.flatMap((size) => {
    const window = chunks.slice(place, place + size);
    return window.length === size && meant.has(joined(window).term) ? window : [];
  });
}

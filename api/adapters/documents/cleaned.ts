import type { ReadDocument, Section } from "../../ports/formats/document-reader.ts";

/**
 * Control characters, and those that are not seen but read by a model: direction marks, zero-width characters, tags.
 * https://www.unicode.org/reports/tr36/
 */
const unseen = /[\p{Cc}\p{Cf}\u{e0000}-\u{e007f}]/gu;

/** A document whose texts are on one line each, without what nobody sees; what is empty is gone. */
export const cleaned = ({ title, sections }: ReadDocument): ReadDocument => ({
  title: title === undefined ? undefined : line(title) || undefined,
  sections: sections.map(cleanedSection).filter(({ paragraphs }) => paragraphs.length > 0),
});

const cleanedSection = ({ headings, paragraphs }: Section): Section => ({
  headings: headings.map(line).filter((heading) => heading !== ""),
  paragraphs: paragraphs.map(line).filter((paragraph) => paragraph !== ""),
});

const line = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\s\u0085]+/g, " ")
    .replace(unseen, "")
    .replace(/ {2,}/g, " ")
    .trim();

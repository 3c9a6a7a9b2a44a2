import type { ReadDocument } from "../../ports/formats/document-reader.ts";
import { Outline } from "./outline.ts";

const longestHeading = 80;

/**
 * Plain text: paragraphs between empty lines. A short line without a full stop that stands alone or above a paragraph is its
 * heading, and the first one is the title.
 */
export function readText(text: string): ReadDocument {
  const outline = new Outline();
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== "");
  for (const [place, block] of blocks.entries()) {
    const [first = "", ...rest] = block.trim().split("\n");
    const isHeading = looksLikeHeading(first) && (rest.length > 0 || place < blocks.length - 1);
    if (!isHeading) {
      outline.paragraph(block);
      continue;
    }
    outline.heading(place === 0 && rest.length === 0 ? 1 : 2, first);
    if (rest.length > 0) outline.paragraph(rest.join("\n"));
  }
  return outline.document();
}

const looksLikeHeading = (line: string): boolean =>
  line.length <= longestHeading && /^[\p{L}\p{N}]/u.test(line) && !/[.,;:]$/.test(line.trim());

import type { ReadDocument, Section } from "../../ports/formats/document-reader.ts";
import type { Passage } from "../../ports/vector-index.ts";
import { wordsOf } from "./words.ts";

/** Characters of a passage, and how many of them are repeated at the beginning of the next. */
const [longest, overlap] = [900, 150];

/**
 * The passages of a document: what stands below one heading, and where that is long, parts of it that overlap by a sentence
 * or two. A heading counts twice among the words, because it says what the passage is about.
 */
export function passagesOf({ sections }: ReadDocument, title: string): Passage[] {
  return sections.flatMap((section) => {
    const heading = headingOf(section, title);
    const named = [...wordsOf(title), ...wordsOf(heading ?? ""), ...wordsOf(heading ?? "")];
    return partsOf(section.paragraphs).map((text) => ({
      ...(heading !== undefined && { heading }),
      text,
      words: [...named, ...wordsOf(text)],
    }));
  });
}

/** What a passage is embedded as. */
export const embeddedText = ({ heading, text }: Passage, title: string): string =>
  [title, ...(heading === undefined ? [] : [heading]), text].join("\n");

function headingOf({ headings }: Section, title: string): string | undefined {
  const below = headings[0] === title ? headings.slice(1) : headings;
  return below.length === 0 ? undefined : below.join(" › ").slice(0, 200);
}

function partsOf(paragraphs: readonly string[]): string[] {
  const parts: string[] = [];
  let part = "";
  for (const piece of paragraphs.flatMap(piecesOf)) {
    if (part !== "" && part.length + piece.length + 1 > longest) {
      parts.push(part);
      part = endOf(part);
    }
    part = part === "" ? piece : `${part}\n${piece}`;
  }
  return part === "" ? parts : [...parts, part];
}

/** A long paragraph by sentences, and a sentence without end by characters. */
function piecesOf(paragraph: string): string[] {
  if (paragraph.length <= longest - overlap) return [paragraph];
  const pieces: string[] = [];
  let piece = "";
  for (const sentence of paragraph.match(/[^.!?]+[.!?]*\s*/g) ?? [paragraph]) {
    for (let at = 0; at < sentence.length; at += longest - overlap) {
      const some = sentence.slice(at, at + longest - overlap);
      if (piece.length + some.length > longest - overlap) {
        pieces.push(piece.trim());
        piece = "";
      }
      piece += some;
    }
  }
  pieces.push(piece.trim());
  return pieces.filter((one) => one !== "");
}

/** The last sentences of a part that fit into the overlap. */
function endOf(part: string): string {
  let end = "";
  for (const sentence of (part.match(/[^.!?\n]+[.!?]*\s*/g) ?? []).toReversed()) {
    if (end.length + sentence.length > overlap) break;
    end = sentence + end;
  }
  return end.trim();
}

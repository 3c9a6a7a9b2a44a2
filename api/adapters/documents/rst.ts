import type { ReadDocument } from "../../ports/formats/document-reader.ts";
import { Outline } from "./outline.ts";

/** A line that only repeats one sign of punctuation underlines (or overlines) a heading. */
const rule = /^([!-/:-@[-`{-~])\1{2,}\s*$/;
/** Directives whose content is part of the text. */
const shown =
  /^(?:note|tip|hint|important|warning|caution|attention|danger|admonition|topic|epigraph|sidebar)$/;

/**
 * reStructuredText: headings by their underlines, paragraphs, lists, and the text of notes; comments, targets and other
 * directives are left out. https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
 */
export function readRst(text: string): ReadDocument {
  const outline = new Outline();
  /** Underlines in the order in which they came first: the first is the highest level. */
  const levels: string[] = [];
  const lines = text.split("\n");
  let block: string[] = [];
  const end = (): void => {
    for (const item of itemsOf(block)) outline.paragraph(plain(item));
    block = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const over = rule.exec(line)?.[1];
    const under =
      over === undefined ? rule.exec(lines[at + 1] ?? "")?.[1] : rule.exec(lines[at + 2] ?? "")?.[1];
    const heading = over === undefined ? line : (lines[at + 1] ?? "");
    const isHeading =
      heading.trim() !== "" &&
      under !== undefined &&
      (over === undefined ? !/^\s/.test(line) : over === under);
    if (isHeading && !rule.test(heading)) {
      end();
      const style = `${over ?? ""}${under}`;
      if (!levels.includes(style)) levels.push(style);
      outline.heading(levels.indexOf(style) + 1, plain(heading));
      at += over === undefined ? 1 : 2;
    } else if (/^\s*\.\.(?:\s|$)/.test(line)) {
      end();
      const directive = /^\s*\.\.\s+([\w-]+)::\s*(.*)$/.exec(line);
      const keeps = directive !== null && shown.test(directive[1] ?? "");
      if (keeps && directive[2]) block.push(directive[2]);
      const indent = /^\s*/.exec(line)?.[0].length ?? 0;
      while (at + 1 < lines.length && isBelow(lines[at + 1] ?? "", indent)) {
        at++;
        const inner = lines[at] ?? "";
        if (keeps && !/^\s*:[\w-]+:/.test(inner)) block.push(inner.trim());
      }
      end();
    } else if (line.trim() === "") end();
    else if (over === undefined) block.push(line);
  }
  end();
  return outline.document();
}

const isBelow = (line: string, indent: number): boolean =>
  line.trim() === "" || (/^\s*/.exec(line)?.[0].length ?? 0) > indent;

/** The items of a list, or the paragraph itself. */
function itemsOf(block: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of block) {
    const item = /^\s*(?:[-*+•]|\d+\.|#\.)\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined) items.push(`- ${item}`);
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items;
}

/** Text without marks: literals, emphasis, roles, references and substitutions. */
const plain = (text: string): string =>
  text
    .replace(/``([^`]+)``/g, "$1")
    .replace(/(?::[\w:+-]{1,40}:)?`([^`<]{1,500}?)\s*(?:<[^>`]{0,500}>)?`(?::[\w:+-]{1,40}:)?_{0,2}/g, "$1")
    .replace(/\*\*([^*]+)\*\*/g, "$1")
    .replace(/\*([^*\s][^*]*)\*/g, "$1")
    .replace(/\|([^|]+)\|_{0,2}/g, "$1")
    .replace(/::\s*$/g, ":")
    .replace(/\b(\w+)_(?=[\s.,;:!?)]|$)/g, "$1");

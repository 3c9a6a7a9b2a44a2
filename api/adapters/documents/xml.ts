import { XMLParser, XMLValidator } from "fast-xml-parser";
import * as z from "zod";
import type { ReadDocument } from "../../ports/formats/document-reader.ts";
import { Outline } from "./outline.ts";
import { refused } from "./refusal.ts";

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  removeNSPrefix: true,
});
const deepest = 100;
/** Elements that name what they stand in. */
const titles = /^(?:title|heading|head|name|question|subject|h[1-6])$/i;
/** Elements that run within a line of text. */
const inline = /^(?:a|abbr|b|code|em|emphasis|i|link|q|span|strong|sub|sup|u|ulink|xref)$/i;

const Nodes = z.array(z.record(z.string(), z.unknown()));
type Node = { readonly name: string; readonly text?: string; readonly inner: readonly Node[] };

/**
 * XML by the package fast-xml-parser: elements called title, heading, name or question head what they stand in, and the text
 * of other elements is a paragraph. A document type declaration is refused, because entities in it can expand without end.
 */
export function readXml(text: string): ReadDocument {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw refused("has a document type declaration (<!DOCTYPE …>). Remove it.");
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw refused(`is not well-formed XML: line ${valid.err.line}: ${valid.err.msg}`);
  const outline = new Outline();
  for (const node of nodesOf(parser.parse(text), 0)) add(outline, node, 1);
  return outline.document();
}

function add(outline: Outline, node: Node, level: number): void {
  const title = node.inner.find(({ name }) => titles.test(name));
  if (title) outline.heading(level, textOf(title));
  let line = "";
  for (const inner of node.inner) {
    if (inner === title) continue;
    if (inner.text !== undefined || inline.test(inner.name)) {
      line += textOf(inner);
      continue;
    }
    outline.paragraph(line);
    line = "";
    add(outline, inner, title ? level + 1 : level);
  }
  outline.paragraph(line);
}

const textOf = (node: Node): string => node.text ?? node.inner.map(textOf).join("");

function nodesOf(parsed: unknown, depth: number): Node[] {
  if (depth > deepest) throw refused("is nested too deeply.");
  return Nodes.parse(parsed).flatMap((entry): Node[] =>
    Object.entries(entry)
      .filter(([name]) => name !== ":@")
      .map(([name, value]) =>
        name === "#text"
          ? { name, text: String(value), inner: [] }
          : { name, inner: nodesOf(value, depth + 1) },
      ),
  );
}

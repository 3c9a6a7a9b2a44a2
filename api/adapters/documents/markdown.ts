import { lexer, type Token, type Tokens } from "marked";
import type { ReadDocument } from "../../ports/formats/document-reader.ts";
import { readHtml } from "./html.ts";
import { Outline } from "./outline.ts";
import { refused } from "./refusal.ts";

/** Emphasis within one paragraph is looked for in a time that grows with its square. */
const longestBlock = 20_000;

/** Markdown (CommonMark and GitHub's tables) by the package marked. Front matter is left out, except its title. */
export function readMarkdown(text: string): ReadDocument {
  const outline = new Outline();
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text);
  const title = front?.[1] === undefined ? undefined : /^title:\s*["']?(.+?)["']?\s*$/m.exec(front[1])?.[1];
  const body = front ? text.slice(front[0].length) : text;
  if (body.split(/\n[ \t]*\n/).some((block) => block.length > longestBlock))
    throw refused(`has a paragraph of more than ${longestBlock.toLocaleString("en")} characters.`);
  for (const token of lexer(body)) add(outline, token);
  return outline.document(title);
}

function add(outline: Outline, token: Token): void {
  switch (token.type) {
    case "heading":
      // The lexer's own type, by its name; `Token` also has tokens of extensions.
      outline.heading((token as Tokens.Heading).depth, plain(token));
      break;
    case "list":
      for (const item of (token as Tokens.List).items) outline.paragraph(`- ${plain(item)}`);
      break;
    case "table": {
      const { header, rows } = token as Tokens.Table;
      for (const row of rows)
        outline.paragraph(
          row.map((cell, column) => `${plain(header[column] ?? cell)}: ${plain(cell)}`).join("; "),
        );
      break;
    }
    case "blockquote":
      for (const inner of (token as Tokens.Blockquote).tokens) add(outline, inner);
      break;
    case "space":
    case "hr":
    case "def":
      break;
    default:
      outline.paragraph(plain(token));
  }
}

type Textual = {
  readonly type?: string;
  readonly text?: string;
  readonly tokens?: readonly Token[] | undefined;
};

/** The text of a token without its marks; of HTML in it, what a page would show. */
function plain({ type, text = "", tokens }: Textual): string {
  if (type === "html") return shownBy(text);
  if (tokens && tokens.length > 0)
    return tokens.map((inner) => plain(inner)).join(type === "list_item" ? " " : "");
  if (type === "br") return " ";
  return unescaped(text);
}

const shownBy = (html: string): string =>
  readHtml(html)
    .sections.flatMap(({ headings, paragraphs }) => [...headings.slice(-1), ...paragraphs])
    .join(" ");

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};
const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity);

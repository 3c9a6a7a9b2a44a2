import { lexer, type Token, type Tokens } from "marked";
import { DomainError } from "../domain/errors.ts";
import { escapeHtml } from "../domain/html.ts";
import type { Markdown } from "../ports/formats/markdown.ts";

/** Emphasis within one paragraph is looked for in a time that grows with its square. */
const longestBlock = 20_000;
/** Lists and quotes within each other; people use three. */
const deepest = 20;

/**
 * Markdown (CommonMark and GitHub's tables) by the parser of the package marked. The elements are written here, from its
 * tokens: no text of the source becomes markup.
 */
export const markdown: Markdown = {
  async html(source) {
    const text = source.replaceAll("\r\n", "\n");
    if (text.split(/\n[ \t]*\n/).some((block) => block.length > longestBlock))
      throw refused(`has a paragraph of more than ${longestBlock} characters`);
    // Lists and quotes are opened by the signs that a line begins with.
    if (/^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){21}/m.test(text)) throw refused(tooDeep);
    return blocks(lexer(text), 0);
  },
};

const tooDeep = `has lists or quotes of more than ${deepest} levels`;

const refused = (message: string): DomainError =>
  new DomainError("VALIDATION_ERROR", { issues: [{ path: "markdown", message }] });

function blocks(tokens: readonly Token[], depth: number): string {
  if (depth > deepest) throw refused(tooDeep);
  return tokens.map((token) => block(token, depth)).join("");
}

/** The lexer's types by their names; `Token` also has tokens of extensions. */
function block(token: Token, depth: number): string {
  switch (token.type) {
    case "heading": {
      // The page's title is its h1.
      const level = Math.min(6, Math.max(2, (token as Tokens.Heading).depth));
      return `<h${level}>${inline(token)}</h${level}>`;
    }
    case "paragraph":
      return `<p>${inline(token)}</p>`;
    case "text":
      return inline(token);
    case "blockquote":
      return `<blockquote>${blocks((token as Tokens.Blockquote).tokens, depth + 1)}</blockquote>`;
    case "list":
      return list(token as Tokens.List, depth);
    case "code":
      return `<pre><code>${plain((token as Tokens.Code).text)}</code></pre>`;
    case "hr":
      return "<hr>";
    case "table":
      return table(token as Tokens.Table);
    case "html":
      return `<p>${plain(token.raw.trim())}</p>`;
    default:
      return "";
  }
}

function list({ ordered, start, items }: Tokens.List, depth: number): string {
  const tag = ordered ? "ol" : "ul";
  const from = ordered && typeof start === "number" && start !== 1 ? ` start="${start}"` : "";
  const entries = items.map((item) => `<li>${blocks(item.tokens, depth + 1)}</li>`);
  return `<${tag}${from}>${entries.join("")}</${tag}>`;
}

function table({ header, rows }: Tokens.Table): string {
  const row = (cells: readonly Tokens.TableCell[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${row(header, 'th scope="col"').replaceAll('</th scope="col">', "</th>")}</thead><tbody>${rows
    .map((cells) => row(cells, "td"))
    .join("")}</tbody></table>`;
}

type Textual = {
  readonly type?: string;
  readonly text?: string;
  readonly tokens?: readonly Token[] | undefined;
};

const inline = ({ text = "", tokens }: Textual): string =>
  tokens && tokens.length > 0 ? tokens.map(span).join("") : words(text);

function span(token: Token): string {
  switch (token.type) {
    case "strong":
      return `<strong>${inline(token)}</strong>`;
    case "em":
      return `<em>${inline(token)}</em>`;
    case "del":
      return `<s>${inline(token)}</s>`;
    case "codespan":
      return `<code>${plain((token as Tokens.Codespan).text)}</code>`;
    case "br":
      return "<br>";
    case "link": {
      const address = addressOf((token as Tokens.Link).href);
      return address === undefined ? inline(token) : `<a href="${escapeHtml(address)}">${inline(token)}</a>`;
    }
    case "image": {
      const { href, text } = token as Tokens.Image;
      const address = pictureOf(href);
      return address === undefined
        ? words(text)
        : `<img src="${escapeHtml(address)}" alt="${escapeHtml(text)}" loading="lazy">`;
    }
    case "html":
      return plain(token.raw);
    default:
      return inline(token);
  }
}

/** Between elements, quotes are only signs. */
const plain = (text: string): string => escapeHtml(text).replaceAll("&#39;", "'").replaceAll("&quot;", '"');

/** Text may have written a sign as an entity, which stays one: it shows as that sign and is never markup. */
const words = (text: string): string =>
  plain(text).replaceAll(/&amp;(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/g, "&$1;");

/** Addresses of this shop, of others over http, and what opens a mail or a call. No sign in them is invisible. */
function addressOf(href: string): string | undefined {
  if (/[\p{C}\s\\]/u.test(href)) return undefined;
  return /^(https?:\/\/|mailto:|tel:|#|\/(?!\/)|\?)/i.test(href) ? href : undefined;
}

const pictureOf = (href: string): string | undefined =>
  /^(https:\/\/|\/(?!\/))/i.test(href) ? addressOf(href) : undefined;

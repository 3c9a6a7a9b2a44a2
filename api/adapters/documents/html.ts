import { Parser } from "htmlparser2";
import type { ReadDocument } from "../../ports/formats/document-reader.ts";
import { Outline } from "./outline.ts";

/** Elements whose text is no part of what a page says. */
const left = new Set(
  "script style noscript template svg math iframe object embed canvas audio video nav footer button select textarea datalist".split(
    " ",
  ),
);
/** Elements that begin and end a line. */
const blocks = new Set(
  "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure form header hr li main ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);
const voids = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/**
 * HTML by the package htmlparser2: what a page shows, by its headings. Scripts, styles, navigation and elements that are
 * hidden are left out with all that is in them.
 */
export function readHtml(html: string): ReadDocument {
  const outline = new Outline();
  let title = "";
  let text = "";
  let heading: number | undefined;
  /** Open elements, and the place of the one below which everything is left out. */
  const open: string[] = [];
  let leftFrom: number | undefined;
  const end = (): void => {
    if (heading === undefined) outline.paragraph(text);
    else outline.heading(heading, text);
    text = "";
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (!voids.has(name)) open.push(name);
        if (leftFrom !== undefined) return;
        if (!voids.has(name) && (left.has(name) || isHidden(attributes))) {
          leftFrom = open.length;
          return;
        }
        const level = /^h([1-6])$/.exec(name)?.[1];
        if (level !== undefined || blocks.has(name)) end();
        if (level !== undefined) heading = Number(level);
        if (name === "li") text = "- ";
        if ((name === "td" || name === "th") && text.trim() !== "") text += " | ";
      },
      ontext(some) {
        if (leftFrom !== undefined) return;
        if (open.includes("head")) title += open.at(-1) === "title" ? some : "";
        else text += some;
      },
      onclosetag(name) {
        if (voids.has(name)) return;
        if (leftFrom === open.length) leftFrom = undefined;
        open.pop();
        if (leftFrom !== undefined) return;
        if (/^h[1-6]$/.test(name)) {
          end();
          heading = undefined;
        } else if (blocks.has(name)) end();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  end();
  return outline.document(title);
}

const isHidden = ({ hidden, style = "", ...attributes }: Readonly<Record<string, string>>): boolean =>
  hidden !== undefined ||
  attributes["aria-hidden"] === "true" ||
  /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0)/i.test(style);

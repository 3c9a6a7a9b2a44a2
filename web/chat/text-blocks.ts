import { returnPath } from "../lib/return-path.ts";

/** A piece of a line. `path` is always one of this shop. */
export type Piece = {
  readonly text: string;
  readonly strong?: boolean | undefined;
  readonly path?: string | undefined;
};
export type Line = readonly Piece[];
export type Block =
  | { readonly kind: "text"; readonly lines: readonly Line[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly lines: readonly Line[] };

/**
 * A reply's text as paragraphs and lists. It knows list markers, `**strong**` and links to pages of this shop; everything
 * else, markup too, stays text. Links to elsewhere keep their words only.
 */
export function blocksOf(text: string, origin: string): readonly Block[] {
  const blocks: Block[] = [];
  let isNew = true;
  for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
    if (line.trim() === "") {
      isNew = true;
      continue;
    }
    const item = itemForm.exec(line);
    const kind = item ? "list" : "text";
    const isOrdered = item?.[1] !== undefined;
    const pieces = piecesOf((item?.[2] ?? line.replace(headingForm, "")).trim(), origin);
    const last = blocks.at(-1);
    const joins =
      last?.kind === kind &&
      (last.kind === "list" ? last.isOrdered === isOrdered : !isNew && !isHeading(line));
    if (last && joins) blocks[blocks.length - 1] = { ...last, lines: [...last.lines, pieces] };
    else blocks.push(kind === "list" ? { kind, isOrdered, lines: [pieces] } : { kind, lines: [pieces] });
    isNew = isHeading(line);
  }
  return blocks;
}

const itemForm = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(.*)$/;
const headingForm = /^#{1,6}\s+/;
const isHeading = (line: string): boolean => headingForm.test(line);

const strongForm = /^\*\*([^*]+)\*\*$/;

/** A link may be strong, and strong words may have links in them, as models write both. */
function piecesOf(line: string, origin: string): Line {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of line.matchAll(/\*\*([^*]+)\*\*|\[([^[\]]+)\]\(([^()\s]*)\)/g)) {
    const [whole, strong, words, target] = found;
    if (found.index > at) pieces.push({ text: line.slice(at, found.index) });
    if (strong !== undefined)
      pieces.push(...piecesOf(strong, origin).map((piece) => ({ ...piece, strong: true })));
    else {
      const path = ownPath(target ?? "", origin);
      const inner = strongForm.exec(words ?? "")?.[1];
      const text = inner === undefined ? { text: words ?? "" } : { text: inner, strong: true };
      pieces.push({ ...text, ...(path !== undefined && { path }) });
    }
    at = found.index + whole.length;
  }
  if (at < line.length) pieces.push({ text: line.slice(at) });
  return pieces;
}

/** The path of a link to a page of this shop; undefined for any other. */
export function ownPath(link: string, origin: string): string | undefined {
  const path = link.startsWith(`${origin}/`) ? link.slice(origin.length) : link;
  return returnPath(path, "") || undefined;
}

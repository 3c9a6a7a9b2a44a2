import * as z from "zod";
import { anyText, textOf } from "../text.ts";

/** One text of a page, as it was saved. Numbers count up and never change what they name. */
export type PageVersion = {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  /** A sentence for search engines; empty: the page's first words. */
  readonly description: string;
  readonly markdown: string;
  readonly savedAt: number;
  readonly savedBy: string;
};

/** A version that is named without its text. */
export type NamedVersion = { readonly number: number; readonly title: string };

/** A page of the shop's own: which text staff work at, and which one visitors see. */
export type ContentPage = {
  /** Its address, below /pages/. */
  readonly slug: string;
  /** Counts the changes of this record. */
  readonly version: number;
  readonly draft: NamedVersion;
  /** Undefined: visitors see nothing. */
  readonly published?: (NamedVersion & { readonly description: string; readonly at: number }) | undefined;
  /** Whether the footer links to it, once it is published. */
  readonly inFooter: boolean;
  /** Its place in the footer; ties by address. */
  readonly position: number;
  readonly updatedAt: number;
  readonly updatedBy: string;
};

/** What staff save. */
export type PageInput = Pick<PageVersion, "title" | "description" | "markdown"> &
  Pick<ContentPage, "inFooter" | "position">;

export const mostPages = 100;
export const longestMarkdown = 60_000;

export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The address of a page: small Latin letters, digits, and single hyphens between. */
export const pageSlug = z
  .string()
  .max(60)
  .regex(slugPattern, "must be small letters, digits and hyphens, such as size-guide")
  .meta({ example: "returns" });

/** What staff save, as JSON has it. */
export const pageInput = z.strictObject({
  title: textOf(120)
    .regex(/^\P{Cc}*$/u, "must be one line")
    .meta({ maxLength: 120, pattern: "^(?=.*\\S)\\P{Cc}*$", example: "Returns and cancellations" }),
  description: anyText(300),
  markdown: z.string().max(longestMarkdown),
  inFooter: z.boolean(),
  position: z.int().min(0).max(1_000),
});

/** In the order of the footer. */
export const inOrder = (one: ContentPage, other: ContentPage): number =>
  one.position - other.position || (one.slug < other.slug ? -1 : 1);

/** The tag of what shows this page's text. */
export const pageTag = (slug: string): string => `page-${slug}`;

/** What the footer of every page shows of this one. */
export const footerLinkOf = (
  page: Pick<ContentPage, "slug" | "published" | "inFooter" | "position"> | undefined,
): string =>
  page?.published && page.inFooter ? JSON.stringify([page.slug, page.published.title, page.position]) : "";

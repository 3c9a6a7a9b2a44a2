import { z } from "@hono/zod-openapi";
import {
  type ContentPage,
  longestMarkdown,
  type PageVersion,
  pageInput,
  pageSlug,
} from "../../domain/content/page.ts";
import { TimeView } from "../shared.schema.ts";

/** The address of a page in a path. */
export const SlugParam = z.object({
  slug: pageSlug.meta({ description: "The page's address below /pages/" }),
});

/** What staff save. */
export const PageBody = z.strictObject(pageInput.shape).openapi("PageInput", {
  example: {
    title: "Returns and cancellations",
    description: "How to cancel or return an order.",
    markdown: "## Cancel an order\n\nYou can cancel an order until it **ships**.",
    inFooter: true,
    position: 20,
  },
});

/** A text to look at. */
export const PreviewBody = z
  .strictObject({ markdown: z.string().max(longestMarkdown) })
  .openapi("PagePreviewInput", { example: { markdown: "Write to {{support email}}." } });

/** A text as HTML. */
export const PreviewView = z.strictObject({ html: z.string() }).openapi("PagePreview");

const Named = z.strictObject({ number: z.int(), title: z.string() });

/** A page as staff see it in lists. */
export const PageView = z
  .strictObject({
    slug: z.string(),
    version: z.int().openapi({ description: "As If-Match takes it" }),
    draft: Named,
    published: Named.extend({ at: TimeView }).nullable(),
    inFooter: z.boolean(),
    position: z.int(),
    updatedAt: TimeView,
    updatedBy: z.string(),
  })
  .openapi("ContentPage");

/** A text that a page has or had. */
export const PageTextView = z
  .strictObject({
    number: z.int(),
    title: z.string(),
    description: z.string(),
    markdown: z.string(),
    savedAt: TimeView,
    savedBy: z.string(),
  })
  .openapi("PageText");

/** A page with the text that staff work at. */
export const PageWithTextView = z
  .strictObject({ ...PageView.shape, text: PageTextView })
  .openapi("ContentPageWithText");

/** A page as the API shows it to staff. */
export const pageView = ({ published, ...page }: ContentPage): z.input<typeof PageView> => ({
  ...page,
  published: published ? { number: published.number, title: published.title, at: published.at } : null,
});

/** A text as the API shows it to staff. */
export const pageTextView = ({ slug: _slug, ...text }: PageVersion): z.input<typeof PageTextView> => text;

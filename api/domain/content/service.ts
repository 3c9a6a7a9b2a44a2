import type { Actor } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { filled, valuesOf } from "./fill.ts";
import { inOrder } from "./page.ts";
import type { ShownDeps } from "./staff.ts";
import type { ContentPages } from "./store.ts";

/** A page as visitors see it. */
export type PublishedPage = {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly html: string;
  readonly publishedAt: number;
};

/** A published page. For anyone. Throws PAGE_NOT_FOUND. */
export async function showPublishedPage(
  deps: ShownDeps & { readonly pages: Pick<ContentPages, "published" | "text"> },
  _actor: Actor,
  { slug }: { readonly slug: string },
): Promise<PublishedPage> {
  const page = (await deps.pages.published()).find((one) => one.slug === slug);
  const { published } = page ?? {};
  const text = published && (await deps.pages.text(slug, published.number));
  if (!text) throw new DomainError("PAGE_NOT_FOUND", { slug });
  const html = filled(await deps.markdown.html(text.markdown), await valuesOf(deps.settings));
  const { title, description } = published;
  return { slug, title, description: description || firstWordsOf(html), html, publishedAt: published.at };
}

/** The published pages by name: what the footer, the sitemap and the guide for language models link to. For anyone. */
export async function listPublishedPages(
  deps: { readonly pages: Pick<ContentPages, "published"> },
  _actor: Actor,
): Promise<
  readonly {
    readonly slug: string;
    readonly title: string;
    readonly description: string;
    readonly inFooter: boolean;
  }[]
> {
  return (await deps.pages.published())
    .toSorted(inOrder)
    .flatMap(({ slug, inFooter, published }) =>
      published ? [{ slug, inFooter, title: published.title, description: published.description }] : [],
    );
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** The text of the first paragraph, up to 160 characters. */
function firstWordsOf(html: string): string {
  const paragraph = /<p>(.*?)<\/p>/s.exec(html)?.[1] ?? "";
  const text = paragraph
    .replaceAll("<br>", " ")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return text.length > 160 ? `${text.slice(0, 157).replace(/\s+\S*$/, "")}…` : text;
}

import { createRenderEffect } from "solid-js";
import { escape as escapedBySolid, isServer, NoHydration } from "solid-js/web";
import { jpegPicture } from "../../api/domain/uploads/address.ts";
import { addressIn } from "../market/address.ts";
import { inMarket } from "../market/market.ts";
import type { Market } from "./api-types.ts";
import { excerpt } from "./excerpt.ts";
import { store } from "./store.ts";
import { currentVisit, shopOrigin } from "./visit.ts";

type HeadProps = {
  readonly title: string;
  readonly description?: string | undefined;
  /** The path of the page, without the prefix of its market. */
  readonly path: string;
  readonly image?: string | undefined;
  readonly type?: "website" | "product" | undefined;
  /** True for personal pages and for filtered lists. */
  readonly noindex?: boolean | undefined;
};

/**
 * The page's title, and its metadata for search engines and link previews. The server writes all of it; in the browser only
 * the title follows, because whoever reads the rest asks for the page itself.
 */
export function Head(props: HeadProps) {
  return (
    <PageTitle
      title={props.path === "/" ? props.title : `${props.title} – ${store().name}`}
      more={isServer ? metadata(props) : ""}
    />
  );
}

/** The title of a page without metadata. */
export function PageTitle(props: { readonly title: string; readonly more?: string }) {
  const visit = currentVisit();
  if (visit) visit.answer.head = `<title>${escaped(props.title)}</title>${props.more ?? ""}`;
  else
    createRenderEffect(() => {
      document.title = props.title;
    });
  return undefined;
}

function metadata({ title, description, path, image, type, noindex }: HeadProps): string {
  const url = absolute(inMarket(path));
  const tag = (attribute: "name" | "property", key: string, content: string): string =>
    `<meta ${attribute}="${key}" content="${escaped(content)}">`;
  const about = description ? excerpt(description) : "";
  return [
    `<link rel="canonical" href="${escaped(url)}">`,
    ...(noindex ? [] : alternates(path)),
    tag("property", "og:site_name", store().name),
    tag("property", "og:title", title),
    tag("property", "og:type", type ?? "website"),
    tag("property", "og:url", url),
    tag("property", "og:image", absolute(rasterOf(image))),
    tag("name", "twitter:card", "summary_large_image"),
    ...(about === "" ? [] : [tag("name", "description", about), tag("property", "og:description", about)]),
    ...(noindex ? [tag("name", "robots", "noindex, follow")] : []),
  ].join("");
}

/** The same page in the other markets: https://developers.google.com/search/docs/specialty/international/localized-versions */
function alternates(path: string): string[] {
  const visit = currentVisit();
  const shown = visit?.answer.markets ?? visit?.markets ?? [];
  if (shown.length < 2) return [];
  const link = (locale: string, { isDefault, marketId }: Market): string => {
    const href = absolute(addressIn({ prefix: isDefault ? "" : `/${marketId}` }, path));
    return `<link rel="alternate" hreflang="${locale}" href="${escaped(href)}">`;
  };
  const byLocale = new Map<string, Market>();
  for (const one of shown)
    for (const locale of one.locales.length > 0 ? one.locales : [store().locale])
      if (!byLocale.has(locale)) byLocale.set(locale, one);
  const usual = shown.find(({ isDefault }) => isDefault);
  if (usual) byLocale.set("x-default", usual);
  return [...byLocale].map(([locale, one]) => link(locale, one));
}

/**
 * Structured data (https://schema.org) as JSON-LD. Rendered on the server only, because crawlers read that;
 * text is escaped so that it cannot end the script element.
 */
export function JsonLd(props: { readonly data: object }) {
  return (
    <NoHydration>
      {isServer ? <script type="application/ld+json" innerHTML={jsonLd(props.data)} /> : undefined}
    </NoHydration>
  );
}

const jsonLd = (data: object): string =>
  JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll("<", "\\u003c");

/** The breadcrumbs of a page: names, and paths without the prefix of the market, from the home page down. */
export const breadcrumbList = (trail: readonly { readonly name: string; readonly path: string }[]) => ({
  "@type": "BreadcrumbList",
  itemListElement: trail.map(({ name, path }, place) => ({
    "@type": "ListItem",
    position: place + 1,
    name,
    item: absolute(inMarket(path)),
  })),
});

/** The absolute URL of a path on this shop. */
export const absolute = (address: string): string =>
  address.startsWith("/") ? `${shopOrigin()}${address}` : address;

/** For text and for attributes. */
const escaped = (text: string): string => escapedBySolid(text).replaceAll('"', "&quot;");

/** Link previews show no SVG: in its place the store's own picture. */
const rasterOf = (image: string | undefined): string =>
  image === undefined || /\.svg(\?|$)/i.test(image) ? "/share.png" : jpegPicture(image);

import { Link, Meta, Title } from "@solidjs/meta";
import { Show } from "solid-js";
import { isServer, NoHydration } from "solid-js/web";
import { shopOrigin } from "./visit.ts";

export const shopName = "E-Com67";

/** The page's title and metadata for search engines and link previews. */
export function Head(props: {
  readonly title: string;
  readonly description?: string | undefined;
  /** The path of the page's canonical URL. */
  readonly path: string;
  readonly image?: string | undefined;
  readonly type?: "website" | "product" | undefined;
  /** True for personal pages and for filtered lists. */
  readonly noindex?: boolean | undefined;
}) {
  const url = () => `${shopOrigin()}${props.path}`;
  const title = () => (props.path === "/" ? props.title : `${props.title} – ${shopName}`);
  return (
    <>
      <Title>{title()}</Title>
      <Meta property="og:site_name" content={shopName} />
      <Meta property="og:title" content={props.title} />
      <Meta property="og:type" content={props.type ?? "website"} />
      <Meta property="og:url" content={url()} />
      <Link rel="canonical" href={url()} />
      <Show when={props.description}>
        {(text) => (
          <>
            <Meta name="description" content={excerpt(text())} />
            <Meta property="og:description" content={excerpt(text())} />
          </>
        )}
      </Show>
      <Show when={props.image}>
        {(image) => (
          <>
            <Meta property="og:image" content={absolute(image())} />
            <Meta name="twitter:card" content="summary_large_image" />
          </>
        )}
      </Show>
      <Show when={props.noindex}>
        <Meta name="robots" content="noindex, follow" />
      </Show>
    </>
  );
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

/** The breadcrumbs of a page: names and paths, from the home page down. */
export const breadcrumbList = (trail: readonly { readonly name: string; readonly path: string }[]) => ({
  "@type": "BreadcrumbList",
  itemListElement: trail.map(({ name, path }, place) => ({
    "@type": "ListItem",
    position: place + 1,
    name,
    item: absolute(path),
  })),
});

/** The absolute URL of a path on this shop. */
export const absolute = (address: string): string =>
  address.startsWith("/") ? `${shopOrigin()}${address}` : address;

/** The beginning of a text, cut at a word, in the length that search engines show. */
export const excerpt = (text: string, length = 155): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/, "")}…`;

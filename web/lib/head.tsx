import { Link, Meta, Title } from "@solidjs/meta";
import { Show } from "solid-js";
import { isServer, NoHydration } from "solid-js/web";
import { shopOrigin } from "./visit.ts";

export const shopName = "E-Com67";

/** What a page says of itself to search engines and to whoever shares it. */
export function Head(props: {
  readonly title: string;
  readonly description?: string | undefined;
  /** The page's one address, from its slash on. */
  readonly path: string;
  readonly image?: string | undefined;
  readonly type?: "website" | "product" | undefined;
  /** Personal, or one of endless combinations. */
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
 * Structured data: https://schema.org in JSON-LD, for those who read pages as they come from the server; the browser
 * leaves it alone and never computes it. No text in it can end the element it stands in.
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

/** Where the page is in the shop: names with their paths, from the home page down. */
export const breadcrumbList = (trail: readonly { readonly name: string; readonly path: string }[]) => ({
  "@type": "BreadcrumbList",
  itemListElement: trail.map(({ name, path }, place) => ({
    "@type": "ListItem",
    position: place + 1,
    name,
    item: absolute(path),
  })),
});

export const absolute = (address: string): string =>
  address.startsWith("/") ? `${shopOrigin()}${address}` : address;

/** As much as a search engine shows, cut at a word. */
export const excerpt = (text: string, length = 155): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/, "")}…`;

import type { Market, Store } from "../lib/api-types.ts";
import type { PageMarket } from "../market/address.ts";

/** One page being rendered on the server, and what its components decide about the response. */
export type Visit = {
  readonly url: URL;
  /** The API in this process, called on behalf of this visitor. */
  readonly api: (request: Request) => Promise<Response>;
  readonly cookies: Readonly<Record<string, string>>;
  /** The shop's public origin, without a trailing slash. */
  readonly origin: string;
  /** As the API tells it for the market: pages write it into themselves, for the browser. */
  readonly store: Store;
  readonly market: PageMarket;
  /** Every market of the shop, the default one first. */
  readonly markets: readonly Market[];
  /** The markets that sell a product, by its id or slug. */
  readonly soldIn: (idOrSlug: string) => Promise<readonly Market[]>;
  readonly answer: {
    status: number;
    location?: string;
    /** True when the edge may cache the page until one of its tags is purged. */
    cached: boolean;
    /** The cache tags of the API's answers that the page shows, each with its place in the answer that sent it. */
    readonly tags: Map<string, number>;
    /** False when the API failed, so that the page lacks something and must not be cached. */
    complete: boolean;
    /** Markup of the page's title and metadata. */
    head: string;
    /** The markets that have the page; undefined: all. */
    markets?: readonly Market[];
    /** Source files of the rendered pages. */
    readonly modules: Set<string>;
  };
};

export type RenderOptions = {
  /** The nonce of every script in the page. */
  readonly nonce: string;
  /** Head markup for these page modules: styles and preloads. */
  readonly headFor: (modules: ReadonlySet<string>) => string;
  /** The script that hydrates the page. */
  readonly entry: string;
  /** The chat's URL, as in /config.json; empty when there is none. */
  readonly chatUrl: string;
  readonly onError: (error: unknown) => void;
};

/** A cacheable page is a complete string, so that its headers can name its tags; others are streams. */
export type Rendered = { readonly body: string | ReadableStream<Uint8Array> };

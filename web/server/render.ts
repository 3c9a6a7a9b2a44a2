/** One page being rendered on the server: what its components find out about the answer. */
export type Visit = {
  readonly url: URL;
  /** The API in this process, on behalf of this visitor. */
  readonly api: (request: Request) => Promise<Response>;
  readonly cookies: Readonly<Record<string, string>>;
  /** The public address of the shop, without a slash at the end. */
  readonly origin: string;
  readonly answer: {
    status: number;
    location?: string;
    /** Cached at the edge until one of the tags is purged. */
    cached: boolean;
    readonly tags: Set<string>;
    /** Source files of the pages that were rendered. */
    readonly modules: Set<string>;
  };
};

export type RenderOptions = {
  /** Of every script in the page. */
  readonly nonce: string;
  /** Head markup for these page modules: styles, and what to fetch early. */
  readonly headFor: (modules: ReadonlySet<string>) => string;
  /** The script that takes the page over. */
  readonly entry: string;
  /** Where the chat answers, as /config.json tells it; empty: there is none. */
  readonly chatUrl: string;
  readonly onError: (error: unknown) => void;
};

/** A page that is for everybody is whole, so that its headers can tell what it shows; others stream. */
export type Rendered = { readonly body: string | ReadableStream<Uint8Array> };

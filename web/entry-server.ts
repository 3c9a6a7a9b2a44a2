import {
  createComponent,
  escape as escaped,
  generateHydrationScript,
  renderToStream,
  ssr,
  useAssets,
} from "solid-js/web";
import { provideRequestEvent } from "solid-js/web/storage";
import { App } from "./app.tsx";
import { chatSlot } from "./chat/chat-slot.ts";
import type { Store } from "./lib/api-types.ts";
import type { VisitEvent } from "./lib/visit.ts";
import { addressIn } from "./market/address.ts";
import { frameColours, languageOf } from "./server/manifest.ts";
import type { Rendered, RenderOptions, Visit } from "./server/render.ts";

/**
 * Renders the page at the visit's URL; its status and headers are in `visit.answer`. Rejects when rendering
 * fails.
 */
export function render(visit: Visit, options: RenderOptions): Promise<Rendered> {
  const event: VisitEvent = { request: new Request(visit.url), response: { headers: new Headers() }, visit };
  return provideRequestEvent(event, () => streamOf(visit, options));
}

function streamOf(visit: Visit, options: RenderOptions): Promise<Rendered> {
  return new Promise((resolve) => {
    const { nonce, onError } = options;
    const encoder = new TextEncoder();
    let text = "<!doctype html>";
    let sink: ReadableStreamDefaultController<Uint8Array> | undefined;
    let left = false;
    const begin = (): Rendered => ({
      body: new ReadableStream<Uint8Array>({
        start(controller) {
          sink = controller;
          controller.enqueue(encoder.encode(text));
        },
        cancel() {
          left = true;
        },
      }),
    });
    const target = {
      write(part: string): void {
        if (left) return;
        if (sink) sink.enqueue(encoder.encode(part));
        else text += part;
        if (!sink && !visit.answer.cached && visit.answer.status === 200) resolve(begin());
      },
      // Solid calls it after the last chunk, although its type does not say so.
      end(): void {
        if (!sink) resolve({ body: text });
        else if (!left) sink.close();
      },
    };
    renderToStream(() => documentOf(visit, options), renderOptions(nonce, onError)).pipe(target);
  });
}

/** The markup around the app is plain text; hydration starts inside it. */
function documentOf(visit: Visit, { nonce, headFor, entry, chatUrl }: RenderOptions) {
  // Added when the shell is rendered, because only then the page's modules are known.
  useAssets(() => ssr(`${visit.answer.head}${headFor(visit.answer.modules)}${looks(visit.store)}`) as never);
  const frame = [
    `<html lang="${languageOf(visit.store)}"><head>${head(nonce, visit)}</head><body><div id="app" data-store="${quoted(JSON.stringify(visit.store))}" data-market="${quoted(JSON.stringify(visit.market))}">`,
    `</div><!--xs-->${chatSlot(chatUrl)}<script type="module" async nonce="${nonce}" src="${entry}"></script></body></html>`,
  ];
  return ssr(
    frame,
    escaped(
      createComponent(App, {
        url: `${visit.url.pathname}${visit.url.search}`,
        base: visit.market.prefix,
      }) as never,
    ),
  );
}

const quoted = (text: string): string => escaped(text).replaceAll('"', "&quot;");

/** Runs before the first paint, so that a chosen theme does not flash. */
const chosenTheme =
  'try{const t=localStorage.getItem("theme");if(t)document.documentElement.dataset.theme=t}catch{}';

/** The merchant's own design tokens, after the kit's: the settings allow only what cannot end the element. */
const looks = ({ tokens }: Store): string => {
  const declared = Object.entries(tokens).map(([token, value]) => `--${token}:${value}`);
  return declared.length === 0 ? "" : `<style>:root{${declared.join(";")}}</style>`;
};

const head = (nonce: string, { store, market }: Visit): string => {
  const { light, dark } = frameColours(store);
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta name="theme-color" media="(prefers-color-scheme:light)" content="${light}">`,
    `<meta name="theme-color" media="(prefers-color-scheme:dark)" content="${dark}">`,
    '<link rel="icon" href="/favicon.svg" type="image/svg+xml">',
    `<link rel="manifest" href="${addressIn(market, "/manifest.webmanifest")}">`,
    `<script nonce="${nonce}">${chosenTheme}</script>`,
    hydrationScript({ nonce, eventNames: ["click", "input", "submit"] }),
  ].join("");
};

/**
 * Solid's types are those of the browser build, without options; the server build has them:
 * solid-js/web/types/server.d.ts.
 */
const hydrationScript = generateHydrationScript as unknown as (options: {
  readonly nonce: string;
  readonly eventNames: readonly string[];
}) => string;
const renderOptions = (nonce: string, onError: (error: unknown) => void): { nonce: string } => {
  const options = { nonce, onError };
  return options;
};

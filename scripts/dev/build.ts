import { escapeHtml } from "../../api/domain/html.ts";
import type { WebBuild } from "../../web/server/build.ts";
import { errorText } from "./error-text.ts";

/** The storefront as its sources are, in the shape that the built one has. */
export type DevBuild = WebBuild & {
  /** Whether the last page could not be rendered. */
  failed(): boolean;
};

type EntryServer = Pick<WebBuild, "render">;

/** `entryServer` imports web/entry-server.ts as it is now. */
export function devBuild(entryServer: () => Promise<EntryServer>): DevBuild {
  let failed = false;
  return {
    clientFolder: "web/public",
    entry: "/entry-client.tsx",
    // The stylesheet is linked, so that the page is never shown without it; Vite's client replaces it when it changes.
    headFor: () =>
      '<script type="module" src="/@vite/client"></script><link rel="stylesheet" href="/styles.css">',
    failed: () => failed,
    async render(visit, options) {
      try {
        const { render } = await entryServer();
        const rendered = await render(visit, options);
        failed = false;
        return rendered;
      } catch (error) {
        failed = true;
        console.error(errorText(error));
        visit.answer.status = 500;
        return { body: errorPage(error) };
      }
    },
  };
}

/** Shows the error and loads again when a source changes. */
const errorPage = (error: unknown): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Error</title><script type="module" src="/@vite/client"></script><body><pre>${escapeHtml(errorText(error))}</pre>`;

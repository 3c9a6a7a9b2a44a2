import type { Store } from "../lib/api-types.ts";
import { addressIn, type PageMarket } from "../market/address.ts";

/** The colours of the browser's own frame around light and dark pages. */
export const frameColours = ({
  tokens,
}: Pick<Store, "tokens">): { readonly light: string; readonly dark: string } => {
  const [, light = "#fbf9f5", dark = "#171613"] =
    /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(tokens["color-paper"] ?? "") ?? [];
  return { light, dark };
};

/** The shop as an app on a device: https://www.w3.org/TR/appmanifest/ */
export function manifest(store: Store, market: Pick<PageMarket, "prefix">): string {
  const { light } = frameColours(store);
  const { logo, name } = store;
  const isSquare = logo && Math.max(logo.width, logo.height) <= 1.1 * Math.min(logo.width, logo.height);
  return JSON.stringify({
    name,
    short_name: Array.from(name).slice(0, 12).join(""),
    ...(store.tagline !== null && { description: store.tagline }),
    lang: languageOf(store),
    start_url: addressIn(market, "/"),
    display: "browser",
    background_color: light,
    theme_color: light,
    icons: [
      ...(isSquare ? [{ src: logo.url, sizes: `${logo.width}x${logo.height}` }] : []),
      { src: "/favicon.svg", sizes: "any", type: "image/svg+xml" },
    ],
  });
}

/** The language that pages are in: the storefront's own words are English, in the merchant's variety of it. */
export const languageOf = ({ locale }: Pick<Store, "locale">): string =>
  /^en\b/.test(locale) ? locale : "en";

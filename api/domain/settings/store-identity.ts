import * as z from "zod";
import { type Currency, currencies } from "../money.ts";
import { textOf } from "../text.ts";
import { defaultTheme, type Theme, themeSchema } from "./theme.ts";

/** A picture of the shop's own, as an upload answered it. */
export type Logo = { readonly url: string; readonly width: number; readonly height: number };
/** The large picture of the home page; `alt` says what it shows to who does not see it. */
export type Hero = Logo & { readonly alt: string };

/** Who trades, as an imprint and structured data say it. Null: not said. */
export type Contact = {
  readonly phone: string | null;
  readonly legalName: string | null;
  /** Lines of the postal address. */
  readonly address: string | null;
  /** Register and number. */
  readonly registration: string | null;
  readonly vatId: string | null;
};

/**
 * A script of somebody else's that counts visits. Pages load it after a visitor has agreed, and never for one whose browser
 * sends Global Privacy Control.
 */
export type Analytics = {
  readonly script: string;
  /** `data-` attributes of its element. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Origins that it sends to, besides its own. */
  readonly origins: readonly string[];
  /** What a visitor is asked. */
  readonly question: string;
};

/** Who the shop is to its customers: on pages, in mails, in feeds. */
export type StoreIdentity = {
  readonly name: string;
  /** The first words of the home page; null: the shop's name. */
  readonly headline: string | null;
  /** What the shop sells, in a sentence: below the headline, for search engines and link previews. */
  readonly tagline: string | null;
  readonly logo: Logo | null;
  /** Null: the newest product is shown. */
  readonly hero: Hero | null;
  readonly theme: Theme;
  /** Where a customer's answer to a mail goes; null: to the sender. */
  readonly supportEmail: string | null;
  /** The address that mails come from, verified with the mail service; null: the installation's own. */
  readonly senderEmail: string | null;
  readonly contact: Contact;
  readonly social: readonly { readonly label: string; readonly url: string }[];
  readonly analytics: Analytics | null;
  /** In which a cart is priced when the caller names none. */
  readonly currency: Currency;
  /** BCP 47; how amounts and dates are written in mails. */
  readonly locale: string;
  /** Working days until a delivery arrives, as pages promise it. */
  readonly deliveryDays: { readonly from: number; readonly to: number };
};

export const defaultStore: StoreIdentity = {
  name: "E-Com67",
  headline: "Made to be used.",
  tagline: "Well-made things for your home and everyday life, chosen to last and good to live with.",
  logo: null,
  hero: null,
  theme: defaultTheme,
  supportEmail: null,
  senderEmail: null,
  contact: { phone: null, legalName: null, address: null, registration: null, vatId: null },
  social: [],
  analytics: null,
  currency: "USD",
  locale: "en-US",
  deliveryDays: { from: 3, to: 5 },
};

/** A line break in a name or an address would add headers to the shop's mails. */
const oneLine = (longest: number, example: string) =>
  textOf(longest)
    .regex(/^\P{Cc}*$/u, "must be one line")
    .meta({ maxLength: longest, pattern: "^(?=.*\\S)\\P{Cc}*$", example });

const email = z.email({ pattern: z.regexes.html5Email }).max(254).nullable();

/** A host with a name in the public DNS, and a port. */
const host =
  "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\\.[a-z][a-z0-9-]{0,61}[a-z0-9](:[1-9][0-9]{0,3})?";
const rest = "[A-Za-z0-9._~/%@!$&()*+=:-]*";

/** An https address without credentials, of signs that mean nothing in a policy or in HTML. */
const secureUrl = z
  .string()
  .max(500)
  .regex(
    new RegExp(`^https://${host}(/${rest}(\\?${rest})?)?$`),
    "must be an https address, such as https://shop.example",
  )
  .meta({ example: "https://shop.example/here" });

const origin = z
  .string()
  .max(200)
  .regex(new RegExp(`^https://${host}$`), "must be an origin, such as https://count.example")
  .meta({ example: "https://count.example" });

const dataAttribute = /^data-[a-z0-9-]{1,40}$/;

/** The schema of the part, of strict or of open objects. */
export function storeSchema(object: typeof z.strictObject) {
  const pixels = z.int().min(1).max(10_000);
  const picture = {
    url: z
      .string()
      .max(208)
      .regex(/^\/images\/[a-zA-Z0-9_-]+(?:[./][a-zA-Z0-9_-]+)*$/, "must be a picture that was uploaded")
      .meta({ example: "/images/products/7c9e6679-7425-40de-944b-e07fc1f90ae7/0f-8a5a2b-400.webp" }),
    width: pixels,
    height: pixels,
  };
  return object({
    name: oneLine(80, "Blue Door"),
    headline: oneLine(80, "Pots for every day").nullable(),
    tagline: oneLine(160, "Tableware from Norwich").nullable(),
    logo: object(picture).nullable(),
    hero: object({ ...picture, alt: oneLine(160, "A table with two mugs and a jug of coffee") }).nullable(),
    theme: themeSchema(object),
    supportEmail: email,
    senderEmail: email,
    contact: object({
      phone: z
        .string()
        .regex(/^\+?[0-9][0-9 ()/.-]{3,29}$/, "must be a telephone number, such as +44 1603 555 0142")
        .meta({ example: "+44 1603 555 0142" })
        .nullable(),
      legalName: oneLine(120, "Blue Door Ltd").nullable(),
      address: textOf(300).nullable(),
      registration: oneLine(120, "Companies House 12345678").nullable(),
      vatId: oneLine(40, "GB123456789").nullable(),
    }),
    social: z.array(object({ label: oneLine(40, "Mastodon"), url: secureUrl })).max(8),
    analytics: object({
      script: secureUrl,
      attributes: z
        .record(z.string().regex(dataAttribute, "must be a data- attribute"), z.string().max(200))
        .meta({ propertyNames: { pattern: dataAttribute.source } }),
      origins: z.array(origin).max(5),
      question: oneLine(300, "May we count your visit? It helps us to see what is looked for."),
    }).nullable(),
    currency: z.enum(currencies),
    locale: z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, "must be a locale, like en-GB"),
    deliveryDays: object({ from: z.int().min(0).max(365), to: z.int().min(0).max(365) }).refine(
      ({ from, to }) => from <= to,
      { path: ["from"], error: 'must be at most "to"' },
    ),
  });
}

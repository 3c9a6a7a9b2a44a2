import { escapeHtml } from "../html.ts";
import type { Settings } from "../settings/store.ts";
import { defaultBook } from "../shipping/settings.ts";
import { deliveryTerms } from "../shipping/terms.ts";
import { shortMoneyIn } from "../written.ts";

/** What `{{…}}` in a page's text stands for, by its name. */
export type PageValues = Readonly<Record<string, string>>;

/** The names that texts may use. */
export const valueNames = [
  "store name",
  "support email",
  "phone",
  "legal name",
  "address",
  "registration",
  "VAT id",
  "delivery cost",
  "free delivery from",
  "delivery days",
] as const;

/** The settings as a page's text shows them; what is not set is empty. */
export async function valuesOf(settings: Pick<Settings, "read">): Promise<PageValues> {
  const [store, shipping, taxes] = await Promise.all([
    settings.read("store"),
    settings.read("shipping"),
    settings.read("taxes"),
  ]);
  const { country } = taxes.home;
  const { currency } = store;
  const { flat, freeFrom } = deliveryTerms(shipping, { country, book: defaultBook, currency });
  const money = shortMoneyIn(store.locale, currency);
  const { from, to } = store.deliveryDays;
  const { phone, legalName, address, registration, vatId } = store.contact;
  return {
    "store name": store.name,
    "support email": store.supportEmail ?? "",
    phone: phone ?? "",
    "legal name": legalName ?? "",
    address: address ?? "",
    registration: registration ?? "",
    "VAT id": vatId ?? "",
    "delivery cost": flat === undefined ? "" : money(flat),
    "free delivery from": freeFrom === undefined ? "" : money(freeFrom),
    "delivery days": from === to ? String(to) : `${from}–${to}`,
  } satisfies Record<(typeof valueNames)[number], string>;
}

/** Puts values into a page's HTML. They are text, wherever they stand; a name that is none stays as it was written. */
export const filled = (html: string, values: PageValues): string =>
  html.replaceAll(/\{\{ ?([a-zA-Z ]{1,40}?) ?\}\}/g, (written, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? written : escapeHtml(value).replaceAll("\n", "<br>");
  });

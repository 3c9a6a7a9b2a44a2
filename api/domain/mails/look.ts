import { contrast, readableOn } from "../settings/colours.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";
import { groundsOf } from "../settings/theme.ts";
import type { MailStrings } from "./strings/en.ts";

/** One scheme's colours, as #rrggbb. */
export type MailColours = {
  readonly ground: string;
  readonly card: string;
  readonly sunken: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly accent: string;
  readonly onAccent: string;
};

/** The store as its mails show it. Addresses are absolute. */
export type MailLook = {
  readonly name: string;
  readonly homeUrl: string;
  readonly logo: { readonly src: string; readonly width: number; readonly height: number } | undefined;
  readonly headings: string;
  readonly corners: string;
  readonly light: MailColours;
  readonly dark: MailColours;
  /** Who trades and how to reach them, one line each. */
  readonly imprint: readonly string[];
  readonly supportEmail: string | undefined;
};

const sans = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const serif = "Georgia,'Times New Roman',serif";
const corners = { square: "0", small: "6px", round: "14px" } as const;
const largestLogo = { width: 220, height: 64 };
const kitAccent = "#2c5a44";
const dark = { ground: "#171613", card: "#211f1b", sunken: "#2d2a25" } as const;
/** WCAG 2.2 AA for text. https://www.w3.org/TR/WCAG22/#contrast-minimum */
const forText = 4.5;

/** How a store's mails look; `homeUrl` is the storefront's, at which its pictures are reached. */
export function lookOf(store: StoreIdentity, homeUrl: string, strings: MailStrings): MailLook {
  const { theme, contact, logo, supportEmail } = store;
  const grounds = groundsOf(theme);
  const [ground, card, sunken] = grounds;
  const chosen = theme.accent ?? kitAccent;
  const accent = readableOn(chosen, grounds, forText);
  const accentInDark = readableOn(chosen, Object.values(dark), forText);
  return {
    name: store.name,
    homeUrl,
    logo: logo ? { src: new URL(jpegOf(logo.url), homeUrl).href, ...fitted(logo) } : undefined,
    headings: theme.headings === "sans" ? sans : serif,
    corners: corners[theme.corners],
    light: {
      ground,
      card,
      sunken,
      ink: "#1f1d1a",
      quiet: readableOn("#5c564d", grounds, forText),
      line: "#ded8cc",
      accent,
      onAccent: textOn(accent),
    },
    dark: {
      ...dark,
      ink: "#f2eee5",
      quiet: "#b0a798",
      line: "#45403a",
      accent: accentInDark,
      onAccent: textOn(accentInDark),
    },
    imprint: [
      ...(contact.legalName !== null && contact.legalName !== store.name ? [contact.legalName] : []),
      ...(contact.address === null ? [] : contact.address.split(/\s*[\r\n]+\s*/).filter(Boolean)),
      ...(contact.registration === null ? [] : [contact.registration]),
      ...(contact.vatId === null ? [] : [strings.vatId(contact.vatId)]),
      ...(contact.phone === null ? [] : [contact.phone]),
    ],
    supportEmail: supportEmail ?? undefined,
  };
}

/** The font of everything but headings. */
export const bodyFont = sans;

/** Outlook shows no WebP; each picture has a JPEG on white beside it. */
const jpegOf = (url: string): string => url.replace(/\.webp$/, ".jpg");

/** Clients that do not know max-width show a picture in the size of its attributes. */
function fitted({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = Math.min(1, largestLogo.width / width, largestLogo.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const textOn = (ground: string): string =>
  contrast("#ffffff", ground) >= contrast("#171613", ground) ? "#ffffff" : "#171613";

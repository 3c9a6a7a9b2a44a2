import type { Sign } from "../../ports/sign.ts";
import type { Actor } from "../actor.ts";
import { type AlertKind, alertKinds } from "../alerts/kinds.ts";
import type { Customers } from "../customers/store.ts";
import { DomainError } from "../errors.ts";
import { isGuestId } from "../guests/buyer.ts";
import { emailKeyOf } from "../identity/email.ts";
import { homeOf } from "../mails/store-mail.ts";
import { defaultId, type MarketId } from "../markets/market.ts";
import { openPrefixOf, withPrefix } from "../markets/prefix.ts";
import type { Settings } from "../settings/store.ts";
import { type OrderMailType, orderMailTypes, owedByMail } from "./order-mail.ts";

/**
 * Whose mails of which kind a link stops. `subject` is an account, or a guest's address by its key; `market` is the order's, and
 * older links have none.
 */
export type Unsubscription = {
  readonly subject: string;
  readonly kind: OrderMailType | AlertKind;
  readonly market?: MarketId | undefined;
};

const guestPrefix = "guest-mail:";

/**
 * Whose choices hold for an order's messages: the account's, or of a guest, who is another one with each order, those of the
 * address.
 */
export async function choosesFor(
  { sign }: { readonly sign: Sign },
  { userId, email }: { readonly userId: string; readonly email?: string | undefined },
): Promise<string> {
  if (!isGuestId(userId) || email === undefined) return userId;
  return `${guestPrefix}${await emailKeyOf(sign, email)}`;
}

/** The address that stops mails of a kind. It does not expire: people unsubscribe from mails of long ago. */
export async function unsubscribeAddress(
  {
    sign,
    config,
  }: { readonly sign: Sign; readonly config: { readonly public: { readonly apiUrl: string } } },
  about: Unsubscription,
): Promise<string> {
  const { kind, subject, market = defaultId } = about;
  const text = [kind, subject, ...(market === defaultId ? [] : [market])].join("\n");
  return `${config.public.apiUrl}/unsubscribe/${Buffer.from(text).toString("base64url")}.${await sign(signed(text))}`;
}

const signed = (text: string): string => `unsubscribe\n${text}`;

/** What a link's token says. Throws UNSUBSCRIBE_LINK_INVALID for one that the shop did not make, or of a mail that is owed. */
async function readToken(sign: Sign, token: string): Promise<Unsubscription> {
  const [encoded = "", signature = "", ...more] = token.split(".");
  const text = Buffer.from(encoded, "base64url").toString();
  // Signed texts are compared as signatures of signatures, so that no time tells where they differ.
  const [given, own] = await Promise.all([sign(signature), sign(await sign(signed(text)))]);
  const [kindText, subject = "", market] = text.split("\n");
  const kind = kinds.find((one) => one === kindText);
  if (more.length > 0 || given !== own || !kind || subject === "" || isOwed(kind))
    throw new DomainError("UNSUBSCRIBE_LINK_INVALID", {});
  return { subject, kind, market };
}

const kinds = [...orderMailTypes, ...alertKinds] as const;
const isOwed = (kind: (typeof kinds)[number]): boolean =>
  orderMailTypes.some((one) => one === kind && owedByMail.has(one));

/** Looks at a link without following it: programs open links of mails before their readers do. Throws UNSUBSCRIBE_LINK_INVALID. */
export async function showUnsubscription(
  deps: { readonly sign: Sign },
  _actor: Actor,
  token: string,
): Promise<Unsubscription> {
  return readToken(deps.sign, token);
}

/**
 * Stops the messages that a link is about, texts too: one that cannot be sent would become a mail. Repeating it changes
 * nothing. Throws UNSUBSCRIBE_LINK_INVALID.
 */
export async function unsubscribe(
  deps: { readonly sign: Sign; readonly customers: Pick<Customers, "change"> },
  _actor: Actor,
  token: string,
): Promise<Unsubscription> {
  const about = await readToken(deps.sign, token);
  const { subject } = about;
  const orderKind = orderMailTypes.find((one) => one === about.kind);
  const alert = alertKinds.find((one) => one === about.kind);
  if (orderKind)
    await deps.customers.change(subject, "notifications", (before) => {
      const { email, sms } = before.kinds[orderKind] ?? { email: true, sms: false };
      const off = { email: false, sms: false };
      return email || sms ? { ...before, kinds: { ...before.kinds, [orderKind]: off } } : before;
    });
  if (alert)
    await deps.customers.change(subject, "staffAlerts", (before) =>
      before.kinds[alert] === false ? before : { kinds: { ...before.kinds, [alert]: false } },
    );
  return about;
}

/** The storefront's home page for who followed a link: in its market, while that is open. */
export async function homeAfter(
  { settings, config }: HomeDeps,
  about: Pick<Unsubscription, "market"> | undefined,
): Promise<string> {
  const prefix = openPrefixOf(await settings.read("markets"), about?.market);
  return withPrefix(homeOf(config.orderUrl("")), prefix);
}

type HomeDeps = {
  readonly settings: Pick<Settings, "read">;
  readonly config: { readonly orderUrl: (orderId: string) => string };
};

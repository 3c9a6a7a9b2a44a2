import { DomainError, type Issue } from "../errors.ts";
import { type OrderMailType, orderMailTypes, owedByMail } from "./order-mail.ts";

export type Channels = { readonly email: boolean; readonly sms: boolean };
/** `phone` is E.164; texts go to it once it is `verifiedPhone`. Kinds without an entry go by mail alone. */
export type Preferences = {
  readonly phone?: string | undefined;
  /** The number for which the account last typed the code that was texted to it. */
  readonly verifiedPhone?: string | undefined;
  readonly kinds: { readonly [Kind in OrderMailType]?: Channels | undefined };
};
export type KindChange = Channels & { readonly kind: OrderMailType };
/** Kinds that are not named stay as they are; a phone that is missing is forgotten. */
export type PreferencesChange = {
  readonly phone?: string | undefined;
  readonly kinds: readonly KindChange[];
};

/** Every kind with its channels; `owed`: its mail cannot be switched off. */
export const channelsByKind = (preferences: Preferences) =>
  orderMailTypes.map((kind) => ({ kind, ...channelsOf(preferences, kind), owed: owedByMail.has(kind) }));

/** The preferences after a change. Throws VALIDATION_ERROR: an owed mail switched off, or texts without a number. */
export function changedPreferences(before: Preferences, change: PreferencesChange): Preferences {
  const named = change.kinds.map(({ kind, email, sms }) => [kind, { email, sms }] as const);
  const after: Preferences = {
    phone: change.phone,
    verifiedPhone: before.verifiedPhone,
    kinds: { ...before.kinds, ...Object.fromEntries(named) },
  };
  const issues: Issue[] = change.kinds.flatMap(({ kind, email }, place) =>
    owedByMail.has(kind) && !email
      ? [{ path: `kinds.${place}.email`, message: "this email is required by law and cannot be turned off" }]
      : [],
  );
  if (after.phone === undefined && orderMailTypes.some((kind) => channelsOf(after, kind).sms))
    issues.push({ path: "phone", message: "must not be true without a phone number" });
  if (issues.length > 0) throw new DomainError("VALIDATION_ERROR", { issues });
  return after;
}

/** Whether the number was confirmed by a code. */
export const isPhoneVerified = ({ phone, verifiedPhone }: Preferences): boolean =>
  phone !== undefined && phone === verifiedPhone;

/**
 * The channels and addresses that a notification of this kind goes to. Whoever wants a text and cannot have one is sent a
 * mail.
 */
export function destinationsOf(
  preferences: Preferences,
  kind: OrderMailType,
  { email, mayText }: { readonly email: string | undefined; readonly mayText: boolean },
) {
  const channels = channelsOf(preferences, kind);
  const { phone } = preferences;
  const text = channels.sms && mayText && phone !== undefined && isPhoneVerified(preferences);
  const mail = (channels.email || (channels.sms && !text)) && email !== undefined;
  return [
    ...(mail ? [{ channel: "email" as const, to: email }] : []),
    ...(text ? [{ channel: "sms" as const, to: phone }] : []),
  ];
}

const channelsOf = ({ kinds }: Preferences, kind: OrderMailType): Channels => {
  const { email, sms } = kinds[kind] ?? { email: true, sms: false };
  return { email: email || owedByMail.has(kind), sms };
};

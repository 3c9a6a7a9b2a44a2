import type { Json } from "../ports/table.ts";

/** What stands in the place of a value that nobody may read. */
export const hidden = "[hidden]";

/** Fields whose values let somebody act as another, or pay. */
const secretField = /secret|password|token|credential|authorization|cookie|signature|card|cvc|paymentMethod/i;
/** Stripe's ids of payment methods, its client secrets and keys, and JSON Web Tokens. */
const secretText =
  /\b(?:pm|tok|src|card)_\w+|\b(?:pi|seti)_\w+_secret_\w+|\b(?:sk|rk|whsec)_\w+|\beyJ[\w-]+\.[\w-]+\.[\w-]+/g;
/** Digits like those of a card: blanks and hyphens between them do not matter; times in milliseconds begin with 1. */
const longNumber = /\b[2-6](?:[ -]?\d){12,18}\b/g;
/** Fields that say where somebody lives or can be called. */
const addressField =
  /^(?:(?:shipping|billing)?address(?:es)?|street2?|zipCode|postalCode|phone|verifiedPhone|caller|ip)$/i;
const emailAddress = /\b([\w.+-])[\w.+-]*@([\w-]+(?:\.[\w-]+)+)/g;

/** Whether a field's value is a secret by its name. */
export const isSecretField = (name: string): boolean => secretField.test(name);

/** A text without the secrets and card numbers in it. */
export const withoutSecrets = (text: string): string =>
  text
    .replaceAll(secretText, hidden)
    .replaceAll(longNumber, (digits) => (isCardNumber(digits) ? hidden : digits));

/** "a•••@example.com": tells staff which account it is, and a stranger no address. */
export const maskedEmail = (text: string): string => text.replaceAll(emailAddress, "$1•••@$2");

/** An e-mail address or telephone number of a list: told apart, and not to be read over a shoulder. */
export const maskedAddress = (to: string): string =>
  to.includes("@") ? maskedEmail(to) : `${to.slice(0, 3)}•••${to.slice(-2)}`;

/** A value without secrets, card data, postal addresses and telephone numbers; e-mail addresses are masked. */
export function redacted(value: Json): Json {
  if (typeof value === "string") return maskedEmail(withoutSecrets(value));
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(redacted);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      if (field === undefined) return [];
      const concealed = field !== null && (isSecretField(name) || addressField.test(name));
      return [[name, concealed ? hidden : redacted(field)]];
    }),
  );
}

/** Narrows a value to a list: `Array.isArray` does not narrow readonly ones. */
export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The check digit of ISO/IEC 7812 fits. */
function isCardNumber(text: string): boolean {
  const digits = Array.from(text.replaceAll(/\D/g, "")).reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

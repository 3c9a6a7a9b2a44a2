/** What happens when a test card is charged. `challenge`: its bank requires 3-D Secure first. */
export type TestCard = {
  readonly number: string;
  readonly brand: Brand;
  readonly country: string;
  readonly funding: "credit" | "debit" | "prepaid";
  readonly challenge: boolean;
  readonly risk: "normal" | "elevated" | "highest";
  readonly decline?: Decline;
  /** `pending`: its refunds are pending and succeed later; `fails`: they succeed at first and fail later. */
  readonly refund?: "pending" | "fails";
  /** The cardholder disputes the payment soon after its capture. */
  readonly dispute?: DisputeKind;
};
type Brand = "visa" | "mastercard" | "amex" | "discover" | "diners" | "jcb" | "unionpay";
/** An inquiry asks for an explanation and withdraws no money. */
export type DisputeKind = "fraudulent" | "product_not_received" | "inquiry";
export type Decline = {
  readonly code: string;
  readonly declineCode?: string;
  readonly message: string;
  /** The field of the card that is wrong. */
  readonly param?: string;
};

const declined = (declineCode: string, message = "Your card was declined."): Decline => ({
  code: "card_declined",
  declineCode,
  message,
});
const noFunds = declined("insufficient_funds", "Your card has insufficient funds.");

const card = (number: string, brand: Brand = "visa", extra: Partial<TestCard> = {}): TestCard => ({
  number,
  brand,
  country: "US",
  funding: "credit",
  challenge: false,
  risk: "normal",
  ...extra,
});

/**
 * Test cards by the name in Stripe's `pm_card_<name>`: https://docs.stripe.com/testing and
 * https://docs.stripe.com/radar/testing.
 */
const testCards: Readonly<Record<string, TestCard>> = {
  visa: card("4242424242424242"),
  visa_debit: card("4000056655665556", "visa", { funding: "debit" }),
  mastercard: card("5555555555554444", "mastercard"),
  mastercard_debit: card("5200828282828210", "mastercard", { funding: "debit" }),
  mastercard_prepaid: card("5105105105105100", "mastercard", { funding: "prepaid" }),
  amex: card("378282246310005", "amex"),
  discover: card("6011111111111117", "discover"),
  diners: card("3056930009020004", "diners"),
  jcb: card("3566002020360505", "jcb", { country: "JP" }),
  unionpay: card("6200000000000005", "unionpay", { country: "CN" }),
  gb: card("4000008260000000", "visa", { country: "GB" }),
  de: card("4000002760000016", "visa", { country: "DE" }),
  fr: card("4000002500000003", "visa", { country: "FR" }),
  ca: card("4000001240000000", "visa", { country: "CA" }),
  au: card("4000000360000006", "visa", { country: "AU" }),
  chargeDeclined: card("4000000000000002", "visa", { decline: declined("generic_decline") }),
  chargeDeclinedInsufficientFunds: card("4000000000009995", "visa", { decline: noFunds }),
  chargeDeclinedLostCard: card("4000000000009987", "visa", { decline: declined("lost_card") }),
  chargeDeclinedStolenCard: card("4000000000009979", "visa", { decline: declined("stolen_card") }),
  chargeDeclinedVelocityLimitExceeded: card("4000000000006975", "visa", {
    decline: declined(
      "card_velocity_exceeded",
      "Your card was declined for making repeated attempts too frequently.",
    ),
  }),
  chargeCustomerFail: card("4000000000000341", "visa", { decline: declined("generic_decline") }),
  chargeDeclinedExpiredCard: card("4000000000000069", "visa", {
    decline: { code: "expired_card", message: "Your card has expired.", param: "exp_month" },
  }),
  chargeDeclinedIncorrectCvc: card("4000000000000127", "visa", {
    decline: { code: "incorrect_cvc", message: "Your card's security code is incorrect.", param: "cvc" },
  }),
  chargeDeclinedProcessingError: card("4000000000000119", "visa", {
    decline: {
      code: "processing_error",
      message: "An error occurred while processing your card. Try again in a little bit.",
    },
  }),
  threeDSecure2Required: card("4000000000003220", "visa", { challenge: true }),
  threeDSecureOptional: card("4000000000003055"),
  threeDSecureRequiredChargeDeclined: card("4000008400001629", "visa", {
    challenge: true,
    decline: declined("generic_decline"),
  }),
  authenticationRequired: card("4000002760003184", "visa", { challenge: true, country: "DE" }),
  authenticationRequiredOnSetup: card("4000002500003155", "visa", { challenge: true, country: "FR" }),
  authenticationRequiredChargeDeclinedInsufficientFunds: card("4000008260003178", "visa", {
    challenge: true,
    decline: noFunds,
    country: "GB",
  }),
  riskLevelElevated: card("4000000000009235", "visa", { risk: "elevated" }),
  // Not blocked here, as when Radar's default rule is off, so that the shop's own rules decide.
  riskLevelHighest: card("4000000000004954", "visa", { risk: "highest" }),
  chargeDeclinedFraudulent: card("4100000000000019", "visa", {
    risk: "highest",
    decline: declined("fraudulent"),
  }),
  pendingRefund: card("4000000000007726", "visa", { refund: "pending" }),
  refundFail: card("4000000000005126", "visa", { refund: "fails" }),
  createDispute: card("4000000000000259", "visa", { dispute: "fraudulent" }),
  createDisputeProductNotReceived: card("4000000000002685", "visa", { dispute: "product_not_received" }),
  createDisputeInquiry: card("4000000000001976", "visa", { dispute: "inquiry" }),
};

const nameByNumber = new Map(Object.entries(testCards).map(([name, { number }]) => [number, name]));
for (const [number, name] of [
  ["371449635398431", "amex"],
  ["4012888888881881", "visa"],
  ["2223003122003222", "mastercard"],
  ["6011000990139424", "discover"],
  ["36227206271667", "diners"],
] as const)
  nameByNumber.set(number, name);

/** The test card called `name`. */
export const cardNamed = (name: string): TestCard | undefined =>
  Object.hasOwn(testCards, name) ? testCards[name] : undefined;

/** The card's name in one of Stripe's test ids: `pm_card_amex`, `tok_amex`, `pm_card_visa_chargeDeclined`. */
export function cardNameIn(id: string): string | undefined {
  const name = /^(?:pm_card|tok)_(\w+)$/.exec(id)?.[1] ?? "";
  return [name, name.replace(/^visa_(?=charge)/, "")].find((candidate) => cardNamed(candidate));
}

/** The name of the test card with this number. */
export const cardNameOf = (number: string): string | undefined => nameByNumber.get(number);

/** Whether the number has 12 to 19 digits and a valid Luhn check digit (ISO/IEC 7812-1). */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = Array.from(number, Number)
    .toReversed()
    .map((digit, index) => (index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2))
    .reduce((total, digit) => total + digit, 0);
  return sum % 10 === 0;
}

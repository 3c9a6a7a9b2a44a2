const networks: Readonly<Record<string, string>> = {
  amex: "American Express",
  cartes_bancaires: "Cartes Bancaires",
  diners: "Diners Club",
  discover: "Discover",
  eftpos_au: "Eftpos",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
  visa: "Visa",
};

/** A card as its owner knows it: "Visa ending in 4242". https://docs.stripe.com/api/charges/object */
export const cardName = ({ brand, last4 }: { readonly brand: string; readonly last4: string }): string =>
  `${networks[brand] ?? "Card"} ending in ${last4}`;

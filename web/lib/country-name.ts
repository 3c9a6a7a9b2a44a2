/** The English name of a country code. */
export const countryName = (code: string): string =>
  new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code;

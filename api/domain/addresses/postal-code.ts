import type { CountryData } from "./country.ts";

/** Whether the country's post uses postal codes. */
export const hasPostalCodes = (country: CountryData): boolean => country.format.includes("%Z");

/**
 * A postal code as the country's post writes it, from what people type: any case, with or without blanks, hyphens and
 * the country's prefix. "" where the country has none, whatever was typed; undefined when it is no postal code there.
 */
export function readPostalCode(country: CountryData, text: string): string | undefined {
  if (!hasPostalCodes(country)) return "";
  const typed = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
  if (typed === "" || country.postalCode === undefined) return typed;
  const whole = new RegExp(`^(?:${country.postalCode})$`);
  return spellings(country, typed).find((spelling) => whole.test(spelling));
}

/** The ways in which a typed code may be meant, the most likely first. */
function spellings(country: CountryData, typed: string): string[] {
  const examples = country.postalCodes ?? [];
  const unprefixed = typed.replace(/^[A-Z]{1,3}[- ](?=\d)/, "");
  const prefixes = examples.map((example) => /^[A-Z]+ ?(?=\d)/.exec(example)?.[0] ?? "");
  return [typed, unprefixed].flatMap((code) => [
    ...examples.flatMap((example) => inLayoutOf(example, code)),
    code,
    bareOf(code),
    ...prefixes.map((prefix) => `${prefix}${code}`),
  ]);
}

/**
 * The code with the blanks and hyphens of an example, counted from the end: "SW1A1AA" in the layout of "M2 5BQ" is
 * "SW1A 1AA". An example without any has no layout.
 */
function inLayoutOf(example: string, code: string): string[] {
  const letters = bareOf(code).split("");
  const marks = new Map(
    [...example.matchAll(/[ -]/g)].map(({ 0: mark, index }) => [bareOf(example.slice(index)).length, mark]),
  );
  if (marks.size === 0 || Math.max(...marks.keys()) >= letters.length) return [];
  return [letters.map((letter, place) => `${marks.get(letters.length - place) ?? ""}${letter}`).join("")];
}

const bareOf = (code: string): string => code.replace(/[ -]/g, "");

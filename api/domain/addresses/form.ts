import { DomainError } from "../errors.ts";
import { type CountryData, countryCodeOf, countryData } from "./country.ts";
import { cityLabel, postalCodeLabel, stateLabel } from "./labels.ts";
import { writtenState } from "./state.ts";

type FieldName = "street" | "city" | "state" | "zipCode";

/** A field of an address form. `row` tells which fields share a line; `options` are all values that it takes. */
export type AddressField = {
  readonly name: FieldName;
  readonly label: string;
  readonly required: boolean;
  readonly row: number;
  readonly example?: string | undefined;
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined;
};

/**
 * How an address of a country is asked for and written. `fields` are in the order in which its people write them;
 * `lines` are the lines of a label, with the fields' names in braces.
 */
export type AddressForm = {
  readonly country: string;
  readonly name: string;
  readonly fields: readonly AddressField[];
  readonly lines: readonly string[];
};

/** The address form of a country by code or English name. Throws VALIDATION_ERROR for a country that is not known. */
export function addressForm(text: string): AddressForm {
  const code = countryCodeOf(text);
  const country = code === undefined ? undefined : countryData(code);
  if (code === undefined || !country)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "country", message: `"${text}" is not a country.` }],
    });
  return {
    country: code,
    name: country.name,
    fields: fieldsOf(code, country),
    lines: layoutOf(country),
  };
}

/** The lines of a label, with the fields' names in braces. */
export const layoutOf = ({ format }: Pick<CountryData, "format">): readonly string[] =>
  format
    .split("%n")
    .map((line) => line.replace(/%(\D)/g, (_, letter: string) => names[letter] ?? ""))
    .filter((line) => line.includes("{"));

/** District and sorting code belong on the second line of the street, and an organization into the name. */
const names: Readonly<Record<string, string>> = {
  N: "{name}",
  A: "{street}",
  C: "{city}",
  S: "{state}",
  Z: "{zipCode}",
};

const letters: Readonly<Record<string, FieldName>> = { A: "street", C: "city", S: "state", Z: "zipCode" };

function fieldsOf(code: string, country: CountryData): AddressField[] {
  return (country.localFormat ?? country.format).split("%n").flatMap((line, row) =>
    [...line.matchAll(/%(\D)/g)].flatMap(([, letter = ""]) => {
      const name = letters[letter];
      return name
        ? [{ ...fieldOf(name, code, country), required: country.required.includes(letter), row }]
        : [];
    }),
  );
}

function fieldOf(
  name: FieldName,
  code: string,
  country: CountryData,
): Pick<AddressField, "name" | "label" | "example" | "options"> {
  // Where addresses have a layout in a script of their own they are not always streets with numbers.
  if (name === "street") return { name, label: country.localFormat ? "Address" : "Street and number" };
  if (name === "city") return { name, label: cityLabel(country) };
  if (name === "zipCode")
    return { name, label: postalCodeLabel(code, country), example: country.postalCodes?.[0] };
  const options = country.states.map((state) => ({ value: writtenState(code, state), label: state.name }));
  return {
    name,
    label: stateLabel(country),
    ...(options.length > 0 && {
      options: options.toSorted((one, other) => one.label.localeCompare(other.label, "en")),
    }),
  };
}

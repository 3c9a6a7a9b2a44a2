type Written = {
  readonly name?: string | undefined;
  readonly street: string;
  readonly street2?: string | undefined;
  readonly city: string;
  readonly state: string;
  readonly zipCode: string;
};

/** The layout of a country of which nothing is known. */
export const anyLayout: readonly string[] = ["{name}", "{street}", "{city}, {state} {zipCode}"];

/**
 * An address as the lines of a label. `layout` is its country's, as `addressForm` has it; `country` is the name that ends it.
 * Browsers write addresses by this, too.
 */
export function addressLines(address: Written, layout: readonly string[], country: string): string[] {
  // Beside other fields, as in Japan, both lines of the street are one.
  const written = { ...address, street: [address.street, address.street2].filter(Boolean).join(", ") };
  const lines = layout.flatMap((line) =>
    line === "{street}" ? [address.street, address.street2 ?? ""] : [filled(line, written)],
  );
  // Countries whose addresses have no city, such as Japan, still show one that was given.
  const city = layout.some((line) => line.includes("{city}")) ? [] : [address.city];
  return [...lines, ...city, country].filter(
    (line, place, all) => line !== "" && line.toLowerCase() !== all[place + 1]?.toLowerCase(),
  );
}

/** The line with its fields; what stands between fields that are empty is left out. */
const filled = (line: string, address: Written): string =>
  line
    .replace(/\{(\w+)\}/g, (_, name: string) => (isField(name) ? (address[name] ?? "") : ""))
    .replace(/\s+/g, " ")
    .replace(/^[\s,-]+|[\s,-]+$/g, "")
    .replace(/,\s*,/g, ",");

const isField = (name: string): name is "name" | "street" | "city" | "state" | "zipCode" =>
  ["name", "street", "city", "state", "zipCode"].includes(name);

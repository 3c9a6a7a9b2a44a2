/** What shoppers call colours, and the names that merchants give them. */
const families: Readonly<Record<string, string>> = {
  black: "black onyx charcoal anthracite ebonised blackened jet",
  blue: "blue navy midnight indigo azure cobalt denim sky ink",
  navy: "navy midnight indigo ink",
  green: "green forest emerald khaki lime moss sage olive mint",
  grey: "grey gray slate charcoal anthracite silver graphite steel",
  white: "white ivory cream ecru chalk whitewashed",
  cream: "cream ivory ecru oat chalk",
  beige: "beige sand oat ecru taupe camel natural",
  brown: "brown chestnut tan chocolate mocha coffee taupe camel walnut smoked",
  red: "red crimson scarlet burgundy bordeaux maroon cherry rust",
  orange: "orange coral peach tangerine apricot terracotta clay rust",
  yellow: "yellow gold amber honey mustard",
  pink: "pink rose blush fuchsia magenta",
  purple: "purple violet lavender lilac plum aubergine",
  teal: "teal petrol turquoise aqua mint",
  turquoise: "turquoise teal aqua",
};
const other: Readonly<Record<string, string>> = { gray: "grey", violet: "purple", tan: "brown" };

const byName: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(families).map(([name, names]) => [name, names.split(" ")]),
);

/** The names under which a colour is sold: of "blue" also "navy" and "ink"; undefined for what is no colour's name. */
export const shadesOf = (colour: string): readonly string[] | undefined =>
  byName.get(Object.hasOwn(other, colour) ? (other[colour] ?? colour) : colour);

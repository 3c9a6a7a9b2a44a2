/** What shoppers call materials of a kind, and the materials that names of products have. */
const families: Readonly<Record<string, string>> = {
  metal:
    "metal steel iron copper brass bronze aluminium aluminum titanium tin zinc silver gold chrome magnesium pewter",
  wood: "wood wooden oak walnut birch beech maple ash pine teak cedar olivewood cherry bamboo rubberwood acacia basswood",
  stone: "stone marble granite slate travertine soapstone",
  pottery: "ceramic stoneware porcelain earthenware terracotta",
  wool: "wool merino cashmere lambswool alpaca mohair",
  paper: "paper cardboard paperboard",
  plastic: "plastic acrylic polycarbonate nylon polyester ripstop",
  fabric: "cotton linen canvas felt hemp percale jersey denim",
};
const other: Readonly<Record<string, string>> = {
  metallic: "metal",
  wooden: "wood",
  timber: "wood",
  ceramic: "pottery",
  ceramics: "pottery",
  woollen: "wool",
  woolen: "wool",
  cloth: "fabric",
  textile: "fabric",
};

const byName: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(families).map(([name, names]) => [name, names.split(" ")]),
);

/** The materials that a word for a kind of them means: of "metal" also "brass"; a single one means itself. */
export function materialsOf(word: string): readonly string[] | undefined {
  const kind = byName.get(Object.hasOwn(other, word) ? (other[word] ?? word) : word);
  return kind ?? (all.has(word) ? [word] : undefined);
}

const all = new Set([...byName.values(), ["leather", "suede", "glass", "silk", "rattan", "cork"]].flat());

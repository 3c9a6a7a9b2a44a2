import { type DemoCategory, metals, of, paints } from "./kind.ts";

const outside = "May stay outside all year.";
const frost = "Bring in before the first frost.";
const oil = "Clean, dry and oil after use.";

export const garden: DemoCategory = {
  name: "Garden",
  code: "GAR",
  makers: ["Root & Ladder", "Terrel", "Brackenholt", "Hedgerow Works", "Thornbury Tools"],
  collections: ["Arbour", "Kew", "Fern", "Orchard", "Thistle", "Trellis", "Bramble", "Clover"].concat([
    "Hawthorn",
    "Yarrow",
    "Foxglove",
    "Meadowsweet",
    "Pergola",
    "Mallow",
    "Tansy",
    "Rosehip",
  ]),
  kinds: [
    {
      noun: "Planter",
      prices: [24, 140],
      materials: [
        of("Terracotta", frost),
        of("Fibrecement", outside, ["Chalk", "Slate"]),
        of("Corten Steel", outside),
      ],
      facts: [
        "{24|30|36|42} cm across, with a hole and a saucer.",
        "{28|34|40} cm tall; holds {12|20|32} litres of soil.",
      ],
      uses: ["Takes a shrub of a metre and stands in the wind.", "Three of different heights make a corner."],
      tags: ["plants"],
    },
    {
      noun: "Pruning Shears",
      counted: "pair",
      prices: [22, 75],
      materials: [of("Stainless Steel", oil), of("Carbon Steel", oil), of("Forged Steel", oil)],
      facts: [
        "{20|21} cm long; cuts green wood of {2|2.2|2.5} cm.",
        "{210|230|250} g, and every part can be replaced.",
      ],
      uses: ["Fits both hands and locks with a thumb.", "Clean cuts that heal fast."],
      tags: ["tools"],
    },
    {
      noun: "Watering Can",
      prices: [28, 90],
      materials: [
        of("Galvanised Steel", outside),
        of("Powder-Coated Steel", outside, paints),
        of("Copper", outside),
      ],
      facts: [
        "{5|6|8|9} litres, with a rose of brass for seedlings.",
        "{1.5|2|3} litres with a long spout, for pots and shelves.",
      ],
      uses: ["Balanced to be carried full in one hand.", "Pours where you point it."],
      tags: ["plants", "tools"],
    },
    {
      noun: "Garden Lantern",
      prices: [34, 120],
      materials: [
        of("Powder-Coated Steel", outside, paints),
        of("Teak", outside),
        of("Brass", outside, metals),
      ],
      facts: [
        "Charges by day and glows for {six|eight} hours.",
        "{24|28|34} cm tall, {warm white|amber}, {20|35} lumens.",
      ],
      uses: ["Hangs from a branch or stands on a step.", "Light enough for supper, not enough for moths."],
      tags: ["lighting", "summer"],
    },
    {
      noun: "Trowel",
      prices: [14, 48],
      materials: [
        of("Stainless Steel", oil),
        of("Carbon Steel", oil),
        of("Bronze", "Rinse and dry; it darkens with the years."),
      ],
      facts: ["{28|30|32} cm long, with a handle of ash.", "A blade of {7|8} cm, marked for depth."],
      uses: ["Goes through roots and heavy clay.", "Hangs by a leather loop."],
      tags: ["tools"],
    },
    {
      noun: "Bird Feeder",
      prices: [19, 68],
      materials: [of("Cedar", outside), of("Galvanised Steel", outside), of("Copper", outside)],
      facts: [
        "{22|26|30} cm tall; holds {0.8|1.2|1.6} kg of seed.",
        "{Two|Four} perches and a tray that drains.",
      ],
      uses: ["Opens from above for filling and cleaning.", "Hangs where you can see it from the table."],
      tags: ["wildlife", "gift"],
    },
  ],
};

import { cloths, type DemoCategory, of } from "./kind.ts";

const rinse = "Rinse and dry before storing.";
const bottle = "Wash by hand; the lid comes apart.";
const loose = "Store loose, not compressed.";

export const outdoor: DemoCategory = {
  name: "Outdoor",
  code: "OUT",
  makers: ["Sundmark", "Ridgewater", "Tarrow", "Cairn & Co", "Boreas Supply"],
  collections: ["Summit", "Basecamp", "Timberline", "Boreal", "Canyon", "Tundra", "Cascade", "Lodge"].concat([
    "Moraine",
    "Treeline",
    "Skyline",
    "Wilder",
    "Bivouac",
    "Highland",
    "Estuary",
    "Pinewood",
  ]),
  kinds: [
    {
      noun: "Water Bottle",
      prices: [19, 65],
      materials: [of("Glass", bottle), of("Stainless Steel", bottle), of("Titanium", bottle)],
      facts: [
        "The mouth is {4|4.5|5} cm wide, so ice goes in and a brush does too.",
        "{7|7.5} cm across: it fits a cup holder and a side pocket.",
      ],
      uses: ["The lid does not leak, also upside down.", "A loop on the lid takes a carabiner."],
      tags: ["hiking", "everyday"],
      options: [{ name: "Volume", values: ["500 ml", "750 ml", "1 l"], steps: [0, 18, 34] }],
    },
    {
      noun: "Camp Stove",
      prices: [45, 160],
      materials: [
        of("Aluminium", rinse),
        of("Cast Iron", "Dry at once and oil lightly."),
        of("Titanium", rinse),
      ],
      facts: [
        "Boils a litre in under {four|five} minutes, with {2.4|2.8|3.2} kW.",
        "{11|13|16} cm across when folded.",
      ],
      uses: ["Stands firm on uneven ground.", "Simmers as well as it roars."],
      tags: ["camping", "cooking"],
    },
    {
      noun: "Sleeping Bag",
      prices: [99, 420],
      materials: [
        of("Synthetic", loose, cloths),
        of("Merino-Lined", loose, cloths),
        of("Down", loose, cloths),
      ],
      facts: [
        "Comfortable down to {0|2|5} °C, {0.9|1.1|1.3} kg in its sack.",
        "{210|215|220} cm long; packs to {22|26|30} cm.",
      ],
      uses: [
        "The zip runs both ways and does not catch.",
        "Room enough to turn over without the bag turning too.",
      ],
      tags: ["camping"],
    },
    {
      noun: "Picnic Blanket",
      prices: [39, 110],
      materials: [
        of("Recycled Cotton", "Machine wash at 30 °C.", cloths),
        of("Canvas", "Brush off and wipe with a damp cloth.", cloths),
        of("Wool", "Air and brush; wash on the wool cycle.", cloths),
      ],
      facts: [
        "{130 by 170|140 by 200|150 by 180} cm.",
        "For {three|four} people and a basket, {1.2|1.5} kg.",
      ],
      uses: ["Proof against wet grass below, soft above.", "Rolls up with a strap of leather."],
      tags: ["garden", "summer"],
    },
    {
      noun: "Hammock",
      prices: [49, 150],
      materials: [
        of("Recycled Nylon", rinse, cloths),
        of("Cotton", "Machine wash cold.", cloths),
        of("Canvas", rinse, cloths),
      ],
      facts: [
        "{270|290|300} cm long; carries {150|180|200} kg.",
        "{140|150} cm wide, {0.7|1.4} kg with its straps.",
      ],
      uses: ["Hangs between two trees in two minutes.", "The straps are kind to bark."],
      tags: ["camping", "summer"],
    },
    {
      noun: "Headlamp",
      prices: [29, 95],
      materials: [of("Recycled Plastic", rinse), of("Aluminium", rinse), of("Magnesium", rinse)],
      facts: [
        "{250|350|450} lumens; {6|8|12} hours at half of it.",
        "{62|74|88} g with its battery, charged by USB-C.",
      ],
      uses: ["A red light leaves the others asleep.", "One button that gloves can find."],
      tags: ["camping", "hiking"],
    },
  ],
};

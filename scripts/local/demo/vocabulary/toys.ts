import { cloths, type DemoCategory, of, paints } from "./kind.ts";

const wipe = "Wipe with a damp cloth; do not soak.";
const wash = "Machine wash at 30 °C.";
const dry = "Keep dry.";

export const toys: DemoCategory = {
  name: "Toys",
  code: "TOY",
  makers: ["Pips & Bobbin", "Kinderby", "Holmvik", "Little Tern", "Rumpus Works"],
  collections: ["Nutkin", "Merry", "Puddle", "Tumble", "Acorn", "Whistle", "Comet", "Lighthouse"].concat([
    "Pocket",
    "Starling",
    "Thimble",
    "Parade",
    "Bumble",
    "Tinker",
    "Skipper",
    "Moonbeam",
  ]),
  kinds: [
    {
      noun: "Building Blocks",
      counted: "mass",
      prices: [24, 89],
      materials: [of("Beech", wipe, paints), of("Maple", wipe), of("Cork", wipe)],
      facts: [
        "{30|40|50|60} pieces in a cotton sack.",
        "{36|48} pieces in {six|eight} shapes, the cube 4 cm wide.",
      ],
      uses: [
        "Towers, bridges and garages, from age one.",
        "Edges are rounded, and all of it is safe in mouths.",
      ],
      tags: ["wood", "from 1 year"],
    },
    {
      noun: "Soft Rabbit",
      prices: [22, 58],
      materials: [
        of("Organic Cotton", wash, cloths),
        of("Linen", wash, cloths),
        of("Merino", "Wash by hand.", cloths),
      ],
      facts: ["{24|28|34} cm from ear to toe.", "{26|30} cm tall, filled with {wool|kapok}."],
      uses: ["Arms long enough to be carried by.", "Eyes are sewn, so it is safe from birth."],
      tags: ["soft", "from birth", "gift"],
    },
    {
      noun: "Puzzle",
      prices: [14, 46],
      materials: [of("Recycled Board", dry), of("Birch", dry), of("Maple", dry)],
      facts: [
        "{24|48|60|100} pieces, {30 by 40|36 by 48} cm when done.",
        "{36|54|80} pieces that fit with a click.",
      ],
      uses: ["Hard enough for a rainy afternoon.", "Comes in a flat box that goes on a kindIndex."],
      tags: ["from 3 years", "gift"],
    },
    {
      noun: "Train Set",
      prices: [39, 129],
      materials: [of("Beech", wipe, paints), of("Maple", wipe), of("Walnut", wipe)],
      facts: [
        "{18|24|30} pieces of track and a train of {three|four} cars.",
        "An oval of {90 by 60|110 by 70} cm with a bridge.",
      ],
      uses: ["Magnets couple the cars.", "Grows with tracks of any common make."],
      tags: ["wood", "from 3 years"],
    },
    {
      noun: "Kite",
      prices: [19, 64],
      materials: [of("Ripstop", dry, cloths), of("Cotton", dry, cloths), of("Silk", dry, cloths)],
      facts: [
        "{90|110|130} cm wide, on {30|40} metres of line.",
        "{70 by 100|80 by 120} cm, with a tail of {three|four} metres.",
      ],
      uses: ["Rises in a light wind and folds into a sleeve.", "Easy enough for a first flight."],
      tags: ["summer", "from 5 years"],
    },
    {
      noun: "Stacking Rings",
      counted: "mass",
      prices: [18, 42],
      materials: [of("Silicone", "Dishwasher safe.", paints), of("Beech", wipe, paints), of("Maple", wipe)],
      facts: ["{Six|Seven} rings, {18|21} cm tall when stacked.", "{Five|Six} rings on a post that rocks."],
      uses: ["Small hands learn large and small.", "Good to stack, better to knock down."],
      tags: ["from 1 year", "gift"],
    },
  ],
};

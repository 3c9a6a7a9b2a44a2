import { type DemoCategory, glazes, metals, of, paints, stains } from "./kind.ts";

const dishwasher = "Dishwasher safe.";
const board = "Wipe clean, dry upright and rub with oil now and then.";

export const kitchen: DemoCategory = {
  name: "Kitchen",
  code: "KIT",
  makers: ["Nordlys", "Osterby", "Marl & Rye", "Pellow", "Tinderhouse"],
  collections: ["Fjord", "Ember", "Linden", "Harbour", "Juniper", "Solstice", "Quarry", "Meadow"].concat([
    "Tallow",
    "Hearth",
    "Larder",
    "Saffron",
    "Sorrel",
    "Bellamy",
    "Copse",
    "Winnow",
  ]),
  kinds: [
    {
      noun: "Mug",
      prices: [12, 32],
      materials: [
        of("Enamel", dishwasher, paints),
        of("Stoneware", "Dishwasher and microwave safe.", glazes),
        of("Porcelain", "Dishwasher and microwave safe.", glazes),
      ],
      facts: [
        "Holds {300|350|400} ml and keeps its warmth through a slow breakfast.",
        "{300|330|350} ml, {9|10} cm tall and steady on its base.",
      ],
      uses: ["A wide handle leaves room for four fingers.", "As good for soup as for coffee."],
      tags: ["coffee", "tea"],
    },
    {
      noun: "Chef's Knife",
      prices: [48, 180],
      materials: [
        of("Stainless Steel", "Wash by hand and dry at once."),
        of("Carbon Steel", "Wash by hand, dry at once and oil lightly."),
        of("Damascus Steel", "Wash by hand, dry at once and oil lightly."),
      ],
      facts: [
        "A blade of {18|20|21} cm, ground thin and balanced at the bolster.",
        "{18|20} cm of blade, {170|190|210} g in the hand.",
      ],
      uses: [
        "Takes an edge easily and keeps it through a week of cooking.",
        "Rocks through herbs and goes through a squash.",
      ],
      tags: ["knives", "cooking"],
    },
    {
      noun: "Saucepan",
      prices: [39, 190],
      materials: [
        of("Stainless Steel", dishwasher, metals),
        of("Enamelled Iron", "Wash by hand with a soft brush.", paints),
        of("Copper", "Wash by hand; polish when you want the shine back."),
      ],
      facts: [
        "{1.5|2|2.5} litres, with a lid that sits tight and a lip that pours without dripping.",
        "{16 cm across, for two|18 cm across, for three|20 cm across, for four} helpings.",
      ],
      uses: ["Heats evenly, up to the rim.", "The handle stays cool on the hob."],
      tags: ["cooking", "stovetop"],
    },
    {
      noun: "Cutting Board",
      prices: [22, 95],
      materials: [of("Beech", board), of("Oak", board, stains.slice(0, 2)), of("Walnut", board)],
      facts: [
        "{36 by 24|40 by 28|45 by 30} cm and {2|3|4} cm thick.",
        "End grain that is kind to blades, {40 by 30|42 by 32} cm.",
      ],
      uses: ["A groove catches the juices.", "Large enough for a loaf, light enough to lift with one hand."],
      tags: ["wood", "cooking"],
    },
    {
      noun: "Pour-Over Set",
      prices: [34, 79],
      materials: [
        of("Glass", dishwasher),
        of("Stoneware", dishwasher, glazes),
        of("Porcelain", dishwasher, glazes),
      ],
      facts: [
        "Brews {two|three|four} cups at a time; paper filters of size 02 fit.",
        "Dripper and carafe of {500|600|700} ml.",
      ],
      uses: ["The carafe is marked for one cup and for two.", "Made for one slow pour before the news."],
      tags: ["coffee", "gift"],
    },
    {
      noun: "Salad Bowl",
      prices: [29, 98],
      materials: [
        of("Bamboo", "Wash by hand; do not soak."),
        of("Stoneware", "Dishwasher and microwave safe.", glazes),
        of("Olivewood", "Wash by hand; do not soak."),
      ],
      facts: [
        "{24 cm across, for four|26 cm across, for four|30 cm across, for six} at a table.",
        "Holds {2.5|3|3.5} litres with room to toss.",
      ],
      uses: ["High sides keep the leaves in.", "Goes from the counter to the table."],
      tags: ["serving", "dining"],
    },
  ],
};

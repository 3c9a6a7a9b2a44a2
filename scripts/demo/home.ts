import type { Department } from "./department.ts";

/** What stands in a home. */
export const home: readonly Department[] = [
  {
    category: "Kitchen",
    makers: ["Hearth & Rye", "Nordlys", "Copperfield", "Tavola"],
    collections: ["Fjord", "Ember", "Linden", "Harbour", "Juniper", "Solstice", "Quarry", "Meadow"],
    care: ["Dishwasher safe.", "Wash by hand and dry at once.", "Wipe clean with a soft cloth."],
    kinds: [
      {
        noun: "Mug",
        prices: [12, 28],
        materials: ["Stoneware", "Porcelain", "Enamel"],
        facts: [
          "Holds 350 ml and keeps its warmth through a slow breakfast.",
          "A wide handle leaves room for four fingers.",
        ],
        tags: ["coffee", "tea"],
      },
      {
        noun: "Chef's Knife",
        prices: [48, 160],
        materials: ["Carbon Steel", "Damascus Steel", "Stainless Steel"],
        facts: [
          "A 20 cm blade, ground thin and balanced at the bolster.",
          "Takes an edge easily and keeps it through a week of cooking.",
        ],
        tags: ["knives", "cooking"],
      },
      {
        noun: "Saucepan",
        prices: [39, 140],
        materials: ["Copper", "Enamelled Iron", "Stainless Steel"],
        facts: [
          "Two litres, with a lid that sits tight and a lip that pours without dripping.",
          "Heats evenly on gas, electric and induction.",
        ],
        tags: ["cooking", "induction"],
      },
      {
        noun: "Cutting Board",
        prices: [22, 75],
        materials: ["Oak", "Walnut", "Beech"],
        facts: [
          "End grain that is kind to blades, with a groove for juices.",
          "Large enough for a loaf, light enough to lift with one hand.",
        ],
        tags: ["wood", "cooking"],
      },
      {
        noun: "Pour-Over Set",
        prices: [34, 79],
        materials: ["Glass", "Porcelain", "Stoneware"],
        facts: [
          "Brews two cups at a time; paper filters of size 02 fit.",
          "The carafe carries marks for 300 and 600 ml.",
        ],
        tags: ["coffee", "gift"],
      },
    ],
  },
  {
    category: "Lighting",
    makers: ["Lumen Works", "Halo & Co", "Nordlys", "Studio Brandt"],
    collections: ["Aurora", "Dusk", "Beacon", "Orbit", "Lantern", "Prism", "Eclipse", "Vesper"],
    care: ["Dust with a dry cloth.", "Wipe the shade with a damp cloth when it is cold."],
    kinds: [
      {
        noun: "Table Lamp",
        prices: [59, 220],
        materials: ["Brass", "Ceramic", "Oak"],
        facts: [
          "42 cm tall, with a dimmer on the cord.",
          "Throws a warm pool of light on a desk or a bedside table.",
        ],
        tags: ["reading", "dimmable"],
      },
      {
        noun: "Pendant",
        prices: [79, 340],
        materials: ["Spun Aluminium", "Opal Glass", "Rattan"],
        facts: [
          "Hangs on two metres of textile cable that can be cut to length.",
          "Takes one E27 bulb of up to 60 W.",
        ],
        tags: ["ceiling", "dining"],
      },
      {
        noun: "Floor Lamp",
        prices: [120, 420],
        materials: ["Steel", "Ash", "Brass"],
        facts: [
          "The head turns and tilts, so it reads over a shoulder or washes a wall.",
          "Stands 150 cm tall on a heavy base.",
        ],
        tags: ["reading", "living room"],
      },
      {
        noun: "Wall Sconce",
        prices: [65, 190],
        materials: ["Brass", "Plaster", "Opal Glass"],
        facts: ["Lights up and down; wired in or with a plug.", "Projects only 11 cm from the wall."],
        tags: ["hallway"],
      },
    ],
  },
  {
    category: "Furniture",
    makers: ["Timber & Thread", "Studio Brandt", "Holloway", "Lindqvist"],
    collections: ["Alder", "Hudson", "Skagen", "Marlow", "Bergen", "Orchard", "Sutton", "Tiber"],
    care: ["Oil once a year.", "Wipe with a damp cloth and dry.", "Covers come off for cleaning."],
    kinds: [
      {
        noun: "Dining Chair",
        prices: [129, 340],
        materials: ["Oak", "Walnut", "Ash"],
        facts: [
          "A curved back and a seat at 45 cm: comfortable from soup to coffee.",
          "Joined without screws; stacks three high.",
        ],
        tags: ["dining", "wood"],
      },
      {
        noun: "Side Table",
        prices: [99, 290],
        materials: ["Oak", "Marble", "Steel"],
        facts: ["45 cm across, the height of a sofa's arm.", "Room for a lamp, a book and a cup."],
        tags: ["living room"],
      },
      {
        noun: "Bookcase",
        prices: [240, 780],
        materials: ["Oak", "Walnut", "Powder-Coated Steel"],
        facts: [
          "Five shelves carry 25 kg each; the middle one is fixed.",
          "Comes flat and stands in twenty minutes.",
        ],
        tags: ["storage"],
      },
      {
        noun: "Lounge Chair",
        prices: [390, 1450],
        materials: ["Bouclé", "Leather", "Linen"],
        facts: [
          "Deep enough to curl up in, on a frame of solid ash.",
          "The cushion is foam wrapped in feathers.",
        ],
        tags: ["living room", "seating"],
      },
      {
        noun: "Bench",
        prices: [180, 520],
        materials: ["Oak", "Pine", "Teak"],
        facts: ["Seats three in a hall or at a table, 140 cm long.", "Slides under most dining tables."],
        tags: ["hallway", "seating"],
      },
    ],
  },
  {
    category: "Bedding & Bath",
    makers: ["Linen House", "Softwater", "Timber & Thread", "Cove"],
    collections: ["Drift", "Cloud", "Haven", "Tide", "Larkspur", "Hush", "Willow", "Breeze"],
    care: ["Machine wash at 40 °C.", "Machine wash at 60 °C, tumble dry low."],
    kinds: [
      {
        noun: "Duvet Cover",
        prices: [79, 240],
        materials: ["Linen", "Washed Cotton", "Percale"],
        facts: [
          "Closes with shell buttons; ties inside hold the duvet in its corners.",
          "Gets softer with each wash.",
        ],
        tags: ["bedroom"],
        options: [{ name: "Size", values: ["Twin", "Queen", "King"] }],
      },
      {
        noun: "Bath Towel",
        prices: [24, 62],
        materials: ["Turkish Cotton", "Waffle Cotton", "Linen"],
        facts: ["70 by 140 cm, 600 g per square metre.", "Dries fast and hangs by a loop."],
        tags: ["bathroom"],
        options: [{ name: "Colour", values: ["Chalk", "Slate", "Sage", "Clay"] }],
      },
      {
        noun: "Throw",
        prices: [59, 190],
        materials: ["Merino Wool", "Alpaca", "Organic Cotton"],
        facts: ["130 by 180 cm with a short fringe.", "Warm enough for an open window."],
        tags: ["bedroom", "living room"],
      },
      {
        noun: "Pillow",
        prices: [39, 120],
        materials: ["Down", "Latex", "Buckwheat"],
        facts: [
          "For those who sleep on their side; the cover zips off.",
          "Keeps its height through the night.",
        ],
        tags: ["bedroom", "sleep"],
      },
    ],
  },
];

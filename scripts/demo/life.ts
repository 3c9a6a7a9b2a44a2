import type { Department } from "./department.ts";
import { sizes } from "./department.ts";

/** What people wear, carry, read with, listen to and go out with. */
export const life: readonly Department[] = [
  {
    category: "Apparel",
    makers: ["Fieldnote", "Northbound", "Cove", "Harrow & Daughters"],
    collections: ["Atlas", "Ridge", "Coast", "Everyday", "Archive", "Trail", "Mercer", "Loft"],
    care: ["Machine wash cold, dry flat.", "Wash inside out at 30 °C."],
    kinds: [
      {
        noun: "T-Shirt",
        prices: [24, 48],
        materials: ["Organic Cotton", "Hemp", "Merino"],
        facts: [
          "A straight cut with a neck that keeps its shape.",
          "180 g per square metre: neither thin nor heavy.",
        ],
        tags: ["basics"],
        options: [
          { name: "Size", values: sizes },
          { name: "Colour", values: ["Ink", "Chalk", "Moss"] },
        ],
      },
      {
        noun: "Overshirt",
        prices: [79, 165],
        materials: ["Corduroy", "Wool", "Waxed Cotton"],
        facts: [
          "Two chest pockets, horn buttons, room for a jumper below.",
          "Worn as a shirt in spring and a jacket in autumn.",
        ],
        tags: ["layers"],
        options: [{ name: "Size", values: sizes }],
      },
      {
        noun: "Beanie",
        prices: [22, 45],
        materials: ["Merino", "Cashmere", "Recycled Wool"],
        facts: ["Knitted in one piece, long enough to fold.", "Does not itch and does not pill."],
        tags: ["winter"],
        options: [{ name: "Colour", values: ["Oat", "Rust", "Slate", "Ink"] }],
      },
      {
        noun: "Socks",
        prices: [9, 24],
        materials: ["Merino", "Organic Cotton", "Bamboo"],
        facts: ["Reinforced at heel and toe; sold by the pair.", "Stay up without leaving a mark."],
        tags: ["basics", "gift"],
        options: [{ name: "Size", values: ["36–40", "41–45"] }],
      },
    ],
  },
  {
    category: "Bags",
    makers: ["Northbound", "Satchel & Strap", "Harrow & Daughters", "Kestrel"],
    collections: ["Courier", "Transit", "Weekender", "Metro", "Voyage", "Pilot", "Harbour", "Ranger"],
    care: ["Wipe with a damp cloth.", "Treat with wax once a season."],
    kinds: [
      {
        noun: "Backpack",
        prices: [69, 220],
        materials: ["Waxed Canvas", "Recycled Nylon", "Leather"],
        facts: [
          "Eighteen litres, with a sleeve for a 15-inch laptop.",
          "The base is double, so it stands by itself.",
        ],
        tags: ["work", "travel"],
      },
      {
        noun: "Tote",
        prices: [39, 180],
        materials: ["Canvas", "Leather", "Felt"],
        facts: [
          "Handles long enough for a shoulder over a coat.",
          "An inside pocket keeps keys from the bottom.",
        ],
        tags: ["everyday"],
      },
      {
        noun: "Duffel",
        prices: [95, 320],
        materials: ["Waxed Canvas", "Leather", "Ripstop"],
        facts: [
          "Forty litres: a long weekend, under the seat of an airplane.",
          "Opens wide, like a doctor's bag.",
        ],
        tags: ["travel"],
      },
      {
        noun: "Card Holder",
        prices: [24, 65],
        materials: ["Leather", "Cork", "Aluminium"],
        facts: ["Eight cards and folded notes in 8 mm.", "The edges are painted by hand."],
        tags: ["gift", "everyday"],
      },
    ],
  },
  {
    category: "Audio",
    makers: ["Kestrel Audio", "Resonance", "Halo & Co", "Parallel"],
    collections: ["Studio", "Signal", "Echo", "Octave", "Canto", "Mono", "Chord", "Tempo"],
    care: ["Clean with a dry cloth.", "Ear pads come off for replacement."],
    kinds: [
      {
        noun: "Headphones",
        prices: [79, 349],
        materials: ["Aluminium", "Walnut", "Matte Black"],
        facts: [
          "Thirty hours on a charge, noise cancelling that can be switched off.",
          "Folds flat into a hard case.",
        ],
        tags: ["wireless", "travel"],
        options: [{ name: "Colour", values: ["Ink", "Chalk", "Sage"] }],
      },
      {
        noun: "Bookshelf Speaker",
        prices: [149, 690],
        materials: ["Oak Veneer", "Walnut Veneer", "Satin White"],
        facts: [
          "A 13 cm woofer and a silk dome; sold in pairs.",
          "Plays from a phone, a turntable or a television.",
        ],
        tags: ["hi-fi", "living room"],
      },
      {
        noun: "Turntable",
        prices: [199, 890],
        materials: ["Walnut", "Matte Black", "Birch"],
        facts: [
          "Belt drive, with a built-in stage for the pickup that can be bypassed.",
          "The platter is heavy and the feet are soft: it does not mind footsteps.",
        ],
        tags: ["vinyl", "hi-fi"],
      },
      {
        noun: "Portable Speaker",
        prices: [49, 189],
        materials: ["Recycled Plastic", "Aluminium", "Canvas"],
        facts: ["Twelve hours of sound, proof against a shower.", "Two of them play as a pair."],
        tags: ["wireless", "outdoor"],
      },
    ],
  },
  {
    category: "Stationery",
    makers: ["Margin & Co", "Fieldnote", "Inkwell", "Studio Brandt"],
    collections: ["Ledger", "Draft", "Folio", "Quire", "Almanac", "Memo", "Chapter", "Verso"],
    care: ["Keep dry.", "Refills are sold separately."],
    kinds: [
      {
        noun: "Notebook",
        prices: [9, 28],
        materials: ["Linen-Bound", "Leather-Bound", "Stitched"],
        facts: [
          "192 pages of 100 g paper that takes a fountain pen.",
          "Opens flat; a ribbon keeps the place.",
        ],
        tags: ["paper", "gift"],
        options: [{ name: "Ruling", values: ["Dotted", "Lined", "Plain"] }],
      },
      {
        noun: "Fountain Pen",
        prices: [29, 240],
        materials: ["Brass", "Resin", "Aluminium"],
        facts: [
          "A steel nib of medium width, with a converter for bottled ink.",
          "The cap posts and clicks.",
        ],
        tags: ["writing", "gift"],
      },
      {
        noun: "Desk Tray",
        prices: [24, 85],
        materials: ["Walnut", "Felt", "Brass"],
        facts: ["Keeps pens, clips and a phone from wandering.", "Three fit side by side in a drawer."],
        tags: ["desk"],
      },
      {
        noun: "Wall Calendar",
        prices: [16, 38],
        materials: ["Risograph", "Letterpress", "Recycled Paper"],
        facts: [
          "Twelve months on heavy paper, each worth keeping.",
          "Hangs from a wooden rail that comes with it.",
        ],
        tags: ["paper"],
      },
    ],
  },
  {
    category: "Outdoor",
    makers: ["Northbound", "Ridgeline", "Kestrel", "Evergreen"],
    collections: ["Summit", "Basecamp", "Timber", "Boreal", "Canyon", "Tundra", "Cascade", "Lodge"],
    care: ["Rinse and dry before storing.", "Store loose, not compressed."],
    kinds: [
      {
        noun: "Water Bottle",
        prices: [19, 45],
        materials: ["Stainless Steel", "Titanium", "Glass"],
        facts: ["Keeps cold for a day and hot for half of one.", "The lid does not leak, also upside down."],
        tags: ["hiking", "everyday"],
        options: [{ name: "Volume", values: ["500 ml", "750 ml", "1 l"] }],
      },
      {
        noun: "Camp Stove",
        prices: [45, 160],
        materials: ["Titanium", "Aluminium", "Cast Iron"],
        facts: ["Boils a litre in under four minutes.", "Packs into a pot of one litre."],
        tags: ["camping", "cooking"],
      },
      {
        noun: "Sleeping Bag",
        prices: [99, 420],
        materials: ["Down", "Synthetic", "Merino-Lined"],
        facts: [
          "Comfortable down to 2 °C, 1.1 kg in its sack.",
          "The zip runs both ways and does not catch.",
        ],
        tags: ["camping"],
      },
      {
        noun: "Picnic Blanket",
        prices: [39, 110],
        materials: ["Wool", "Recycled Cotton", "Canvas"],
        facts: ["Proof against wet grass below, soft above.", "Rolls up with a strap of leather."],
        tags: ["garden", "summer"],
      },
    ],
  },
  {
    category: "Garden",
    makers: ["Evergreen", "Root & Branch", "Holloway", "Terra"],
    collections: ["Arbour", "Kew", "Fern", "Orchard", "Thistle", "Trellis", "Bramble", "Clover"],
    care: ["Leave outside all year.", "Bring in before the first frost."],
    kinds: [
      {
        noun: "Planter",
        prices: [24, 140],
        materials: ["Terracotta", "Fibrecement", "Corten Steel"],
        facts: [
          "Thirty centimetres across, with a hole and a saucer.",
          "Takes a shrub of a metre and stands in the wind.",
        ],
        tags: ["plants"],
      },
      {
        noun: "Pruning Shears",
        prices: [22, 75],
        materials: ["Forged Steel", "Carbon Steel", "Stainless Steel"],
        facts: [
          "Cuts green wood of 2 cm; every part can be replaced.",
          "Fits both hands, locks with a thumb.",
        ],
        tags: ["tools"],
      },
      {
        noun: "Watering Can",
        prices: [28, 90],
        materials: ["Galvanised Steel", "Copper", "Powder-Coated Steel"],
        facts: [
          "Six litres, with a rose of brass for seedlings.",
          "Balanced to be carried full in one hand.",
        ],
        tags: ["plants", "tools"],
      },
      {
        noun: "Garden Lantern",
        prices: [34, 120],
        materials: ["Brass", "Powder-Coated Steel", "Teak"],
        facts: ["Charges by day and glows for eight hours.", "Hangs from a branch or stands on a step."],
        tags: ["lighting", "summer"],
      },
    ],
  },
];

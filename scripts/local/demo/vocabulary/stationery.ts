import { cloths, type DemoCategory, metals, of, paints, stains } from "./kind.ts";

const dry = "Keep dry.";
const ink = "Rinse with cold water when the ink changes.";
const dust = "Dust with a dry cloth.";

export const stationery: DemoCategory = {
  name: "Stationery",
  code: "STA",
  makers: ["Margin & Quill", "Inkfall", "Studio Varga", "Paper Tern", "Oblong"],
  collections: ["Ledger", "Draft", "Folio", "Quire", "Almanac", "Memo", "Chapter", "Verso"].concat([
    "Colophon",
    "Errata",
    "Postscript",
    "Stanza",
    "Index",
    "Recto",
    "Octavo",
    "Preface",
  ]),
  kinds: [
    {
      noun: "Notebook",
      prices: [9, 34],
      materials: [of("Stitched", dry), of("Linen-Bound", dry), of("Leather-Bound", dry)],
      facts: [
        "{144|160|192} pages of {90|100} g paper that takes a fountain pen.",
        "{A5|A6|B6}, {160|176} pages, with a ribbon to keep the place.",
      ],
      uses: ["Opens flat at any page.", "A pocket at the back holds tickets and stamps."],
      tags: ["paper", "gift"],
      options: [{ name: "Ruling", values: ["Dotted", "Lined", "Plain"] }],
    },
    {
      noun: "Fountain Pen",
      prices: [29, 240],
      materials: [of("Aluminium", ink, metals), of("Resin", ink, cloths), of("Brass", ink, metals)],
      facts: [
        "{13.2|13.6|14} cm long, with a steel nib of {fine|medium} width and a converter for bottled ink.",
        "{18|24|31} g, with a nib of {fine|medium|broad} width.",
      ],
      uses: ["The cap posts and clicks.", "Starts at once after a week in a drawer."],
      tags: ["writing", "gift"],
    },
    {
      noun: "Desk Tray",
      prices: [24, 85],
      materials: [of("Felt", dust, cloths), of("Walnut", dust), of("Brass", dust, metals)],
      facts: [
        "{24 by 16|28 by 18|30 by 20} cm, {3|4} cm high.",
        "{26 by 12|32 by 14} cm; three fit side by side in a drawer.",
      ],
      uses: ["Keeps pens, clips and a phone from wandering.", "Where keys go when you come home."],
      tags: ["desk"],
    },
    {
      noun: "Wall Calendar",
      prices: [16, 38],
      materials: [of("Recycled Paper", dry), of("Risograph", dry), of("Letterpress", dry)],
      facts: [
        "Twelve months on paper of {200|250|300} g, {30 by 42|35 by 50} cm.",
        "{A3|A2}, printed in {two|three} colours.",
      ],
      uses: ["Hangs from a wooden rail that comes with it.", "Each month is worth keeping when it is over."],
      tags: ["paper"],
    },
    {
      noun: "Pencil Set",
      prices: [9, 32],
      materials: [of("Cedar", dry, paints), of("Graphite", dry), of("Basswood", dry, paints)],
      facts: [
        "{Six|Eight|Twelve} pencils from {2H to 4B|H to 6B|HB to 8B}.",
        "{Six|Twelve} pencils in a tin of {18|19} cm.",
      ],
      uses: ["They sharpen without breaking.", "For lists, sketches and the margins of books."],
      tags: ["writing", "drawing"],
    },
    {
      noun: "Bookends",
      counted: "pair",
      prices: [28, 95],
      materials: [of("Steel", dust, paints), of("Oak", dust, stains), of("Marble", dust)],
      facts: ["{12|14|16} cm tall, {1.2|1.6|2.1} kg the pair.", "{13|15} cm tall, with felt below."],
      uses: ["They hold a row of heavy books upright.", "One alone stops a door."],
      tags: ["desk", "storage"],
    },
  ],
};

import { colours, type DemoCategory, of, sizes } from "./kind.ts";

const cold = "Machine wash cold and dry flat.";
const thirty = "Wash inside out at 30 °C.";
const hand = "Wash by hand and dry flat.";

export const apparel: DemoCategory = {
  name: "Apparel",
  code: "APP",
  makers: ["Farrow Lane", "Sundmark", "Cove House", "Harrow & Daughters", "Low Tide"],
  collections: ["Atlas", "Ridge", "Coast", "Everyday", "Archive", "Trail", "Mercer", "Loft"].concat([
    "Heron",
    "Foundry",
    "Sunday",
    "Wharf",
    "Rowan",
    "Commons",
    "Porter",
    "Isle",
  ]),
  kinds: [
    {
      noun: "T-Shirt",
      prices: [24, 52],
      materials: [of("Organic Cotton", thirty), of("Hemp", thirty), of("Merino", cold)],
      facts: [
        "{160|180|200} g per square metre, neither thin nor heavy.",
        "A straight cut, {68|70|72} cm long in size M.",
      ],
      uses: ["The neck keeps its shape.", "Cut to be worn in or out."],
      tags: ["basics"],
      options: [sizes, colours("Ink", "Chalk", "Moss")],
    },
    {
      noun: "Overshirt",
      prices: [79, 165],
      materials: [
        of("Corduroy", thirty),
        of("Waxed Cotton", "Wipe clean; wax once a season."),
        of("Wool", cold),
      ],
      facts: [
        "Two chest pockets, {six|seven} horn buttons, {72|74} cm long in size M.",
        "A cloth of {280|320|360} g with room for a jumper below.",
      ],
      uses: ["Worn as a shirt in spring and a jacket in autumn.", "Gets better where you bend it."],
      tags: ["layers"],
      options: [sizes],
    },
    {
      noun: "Beanie",
      prices: [22, 58],
      materials: [of("Recycled Wool", hand), of("Merino", hand), of("Cashmere", hand)],
      facts: [
        "Knitted in one piece, {22|24} cm long, to be folded once.",
        "{60|75|90} g of yarn in a double rib.",
      ],
      uses: ["Does not itch and does not pill.", "Goes in a pocket and comes out in shape."],
      tags: ["winter"],
      options: [colours("Oat", "Rust", "Slate", "Ink")],
    },
    {
      noun: "Socks",
      counted: "pair",
      prices: [9, 24],
      materials: [of("Organic Cotton", thirty), of("Bamboo", thirty), of("Merino", thirty)],
      facts: [
        "Reinforced at heel and toe, {18|22} cm up the leg.",
        "Knitted with {144|168|200} needles for a close fit.",
      ],
      uses: ["They stay up without leaving a mark.", "Flat at the toe, so boots are no trouble."],
      tags: ["basics", "gift"],
      options: [{ name: "Size", values: ["36–40", "41–45"] }],
    },
    {
      noun: "Jumper",
      prices: [89, 240],
      materials: [of("Lambswool", hand), of("Merino", hand), of("Cashmere", hand)],
      facts: [
        "{Five|Seven}-gauge knit, {66|68} cm long in size M.",
        "{420|480|540} g of yarn, with a rib that springs back.",
      ],
      uses: ["Saddle shoulders sit well under a coat.", "For every month with a frost in it."],
      tags: ["winter", "layers"],
      options: [sizes, colours("Oat", "Moss", "Ink")],
    },
    {
      noun: "Scarf",
      prices: [35, 130],
      materials: [of("Lambswool", hand), of("Alpaca", hand), of("Cashmere", hand)],
      facts: ["{30 by 180|35 by 190|25 by 200} cm with a short fringe.", "{180|190} cm long, {140|180} g."],
      uses: ["Twice round the neck with enough left to tuck in.", "Warm without being bulky."],
      tags: ["winter", "gift"],
      options: [colours("Oat", "Rust", "Moss", "Slate")],
    },
  ],
};

import { cloths, type DemoCategory, leathers, metals, of } from "./kind.ts";

const damp = "Wipe with a damp cloth.";
const wax = "Wipe with cold water and wax once a season.";
const leather = "Feed with leather balm twice a year.";

export const bags: DemoCategory = {
  name: "Bags",
  code: "BAG",
  makers: ["Sundmark", "Tarrow", "Harrow & Daughters", "Pike & Loam", "Low Tide"],
  collections: ["Courier", "Transit", "Weekender", "Metro", "Voyage", "Pilot", "Harbour", "Ranger"].concat([
    "Nomad",
    "Junction",
    "Quay",
    "Errand",
    "Compass",
    "Layover",
    "Market",
    "Fold",
  ]),
  kinds: [
    {
      noun: "Backpack",
      prices: [69, 240],
      materials: [
        of("Recycled Nylon", damp, cloths),
        of("Waxed Canvas", wax, cloths),
        of("Leather", leather, leathers),
      ],
      facts: [
        "{18|20|22} litres, with a sleeve for a {14|15|16}-inch laptop.",
        "{42|44|46} cm tall, {0.9|1.1} kg empty.",
      ],
      uses: ["The base is double, so it stands by itself.", "A flat back pocket for what must not be lost."],
      tags: ["work", "travel"],
    },
    {
      noun: "Tote",
      prices: [39, 180],
      materials: [of("Canvas", damp, cloths), of("Felt", damp, cloths), of("Leather", leather, leathers)],
      facts: ["{38|40|42} cm wide and {34|36} cm tall.", "Carries {12|15} kg; every seam is sewn twice."],
      uses: [
        "Handles long enough for a shoulder over a coat.",
        "An inside pocket keeps keys from the bottom.",
      ],
      tags: ["everyday"],
    },
    {
      noun: "Duffel",
      prices: [95, 320],
      materials: [
        of("Ripstop", damp, cloths),
        of("Waxed Canvas", wax, cloths),
        of("Leather", leather, leathers),
      ],
      facts: [
        "{35|40|45} litres: a long weekend, under the seat of an aeroplane.",
        "{50|52|55} cm long, with a strap that comes off.",
      ],
      uses: ["Opens wide, like a doctor's bag.", "Shoes travel in a pocket of their own."],
      tags: ["travel"],
    },
    {
      noun: "Card Holder",
      prices: [24, 65],
      materials: [of("Cork", damp), of("Leather", leather, leathers), of("Aluminium", damp, metals)],
      facts: [
        "{Six|Eight} cards and folded notes in {7|8} mm.",
        "10 by 7 cm; {four|five} slots and a pocket.",
      ],
      uses: ["Thin enough for a front pocket.", "The card you use most comes out first."],
      tags: ["gift", "everyday"],
    },
    {
      noun: "Belt Bag",
      prices: [35, 140],
      materials: [
        of("Recycled Nylon", damp, cloths),
        of("Waxed Canvas", wax, cloths),
        of("Leather", leather, leathers),
      ],
      facts: [
        "{1.5|2|2.5} litres on a strap of up to 110 cm.",
        "{24|26} cm wide; phone, keys and a paperback.",
      ],
      uses: ["On the hip or across the chest.", "Hands free at the market and on the bike."],
      tags: ["everyday", "travel"],
    },
    {
      noun: "Wash Bag",
      prices: [29, 110],
      materials: [
        of("Canvas", damp, cloths),
        of("Waxed Canvas", wax, cloths),
        of("Leather", leather, leathers),
      ],
      facts: [
        "{24|26} by 14 by {11|12} cm, lined with a cloth that wipes clean.",
        "{3|3.5|4} litres, with a loop to hang by.",
      ],
      uses: ["Stands open on the edge of a basin.", "Bottles ride upright, brushes apart."],
      tags: ["travel", "bathroom"],
    },
  ],
};

import { type DemoCategory, glazes, metals, of, paints, stains } from "./kind.ts";

const dust = "Dust with a dry cloth.";
const damp = "Wipe with a damp cloth when it is cold.";

export const lighting: DemoCategory = {
  name: "Lighting",
  code: "LIG",
  makers: ["Orrery Works", "Halden & Moor", "Lumisk", "Nordlys", "Studio Varga"],
  collections: ["Aurora", "Dusk", "Beacon", "Orbit", "Candela", "Prism", "Eclipse", "Vesper"].concat([
    "Meridian",
    "Tallis",
    "Corona",
    "Zenith",
    "Halcyon",
    "Pharos",
    "Filament",
    "Nocturne",
  ]),
  kinds: [
    {
      noun: "Table Lamp",
      prices: [59, 220],
      materials: [of("Ceramic", damp, glazes), of("Oak", dust, stains), of("Brass", dust, metals)],
      facts: [
        "{38|42|46} cm tall, with a dimmer on the cord.",
        "{35|40|44} cm tall; takes an E27 bulb of up to {25|40} W.",
      ],
      uses: [
        "Throws a warm pool of light on a desk or a bedside table.",
        "The linen shade softens any bulb.",
      ],
      tags: ["reading", "dimmable"],
    },
    {
      noun: "Pendant",
      prices: [79, 340],
      materials: [
        of("Rattan", dust, ["Natural", "Smoked"]),
        of("Spun Aluminium", damp, paints),
        of("Opal Glass", damp),
      ],
      facts: [
        "{28|35|42} cm across, on two metres of textile cable that can be cut to length.",
        "{30|38|45} cm across; takes one E27 bulb of up to 60 W.",
      ],
      uses: [
        "Hangs low over a table without dazzling anyone.",
        "One alone over a corner, three in a row over a counter.",
      ],
      tags: ["ceiling", "dining"],
    },
    {
      noun: "Floor Lamp",
      prices: [120, 420],
      materials: [of("Steel", dust, paints), of("Ash", dust, stains), of("Brass", dust, metals)],
      facts: [
        "Stands {142|150|158} cm tall on a heavy base.",
        "{145|152|160} cm tall, with a switch underfoot.",
      ],
      uses: [
        "The head turns and tilts, so it reads over a shoulder or washes a wall.",
        "Lights a chair for reading and leaves the rest of the room alone.",
      ],
      tags: ["reading", "living room"],
    },
    {
      noun: "Wall Sconce",
      prices: [65, 190],
      materials: [of("Plaster", dust), of("Opal Glass", damp), of("Brass", dust, metals)],
      facts: ["Projects only {9|11|13} cm from the wall.", "{22|26|30} cm tall; takes one E14 bulb."],
      uses: ["Lights up and down, wired in or with a plug.", "Takes a hallway from bare to welcoming."],
      tags: ["hallway"],
    },
    {
      noun: "Desk Lamp",
      prices: [69, 210],
      materials: [of("Steel", dust, paints), of("Aluminium", dust, metals), of("Brass", dust, metals)],
      facts: [
        "Two arms of {30|36|40} cm that stay where you leave them.",
        "LED of {6|8} W, from candle warm to daylight.",
      ],
      uses: ["Clamps to a top of up to 5 cm or stands on its base.", "Lights the page, not the screen."],
      tags: ["reading", "desk"],
    },
    {
      noun: "String Lights",
      counted: "mass",
      prices: [24, 68],
      materials: [
        of("Paper", "For dry rooms only; dust with a dry cloth."),
        of("Clear Glass", "Proof against rain; bring in for the winter."),
        of("Copper Wire", "Proof against rain; bring in for the winter."),
      ],
      facts: [
        "{10|16|20} lights over {5|7.5|10} metres.",
        "{12|20} lights of half a watt, on {6|8} metres of cable.",
      ],
      uses: ["Several strings join into one.", "For a balcony, a bed head or a long table."],
      tags: ["decoration", "summer"],
    },
  ],
};

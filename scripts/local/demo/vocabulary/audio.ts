import { cloths, colours, type DemoCategory, metals, of, paints } from "./kind.ts";

const dry = "Wipe with a dry, soft cloth.";
const pads = "Ear pads can be replaced; wipe them with a damp cloth.";
const splash = "Proof against a shower; wipe with a damp cloth.";

export const audio: DemoCategory = {
  name: "Audio",
  code: "AUD",
  makers: ["Castor Audio", "Ohmdal", "Halden & Moor", "Quiet Engine", "Fifth Bar"],
  collections: ["Studio", "Signal", "Echo", "Octave", "Canto", "Mono", "Chord", "Tempo"].concat([
    "Legato",
    "Reverb",
    "Ballad",
    "Treble",
    "Interval",
    "Refrain",
    "Overture",
    "Sonnet",
  ]),
  kinds: [
    {
      noun: "Headphones",
      counted: "pair",
      prices: [79, 349],
      materials: [of("Matte Black", pads), of("Aluminium", pads), of("Walnut", pads)],
      facts: [
        "{24|30|36} hours on a charge, and noise cancelling that can be switched off.",
        "{230|250|270} g with drivers of 40 mm, and a cable for when the battery is flat.",
      ],
      uses: ["They fold flat into a hard case.", "Soft enough to forget by the second record."],
      tags: ["wireless", "travel"],
      options: [colours("Ink", "Chalk", "Sage")],
    },
    {
      noun: "Bookshelf Speaker",
      prices: [149, 690],
      materials: [of("Satin White", dry), of("Oak Veneer", dry), of("Walnut Veneer", dry)],
      facts: [
        "A woofer of {11 cm and a silk dome, 28|13 cm and a silk dome, 31|16 cm and a silk dome, 34} cm tall.",
        "{30|32} cm tall, {40|50|60} W, and better with a twin.",
      ],
      uses: ["Plays from a phone, a turntable or a television.", "Sounds full when it is quiet, too."],
      tags: ["hi-fi", "living room"],
    },
    {
      noun: "Turntable",
      prices: [199, 890],
      materials: [of("Matte Black", dry), of("Birch", dry), of("Walnut", dry)],
      facts: [
        "Belt drive at 33 and 45, with a built-in preamplifier that can be bypassed.",
        "A platter of {1.1|1.4|1.8} kg on feet that do not mind footsteps.",
      ],
      uses: ["Set up in ten minutes, without tools.", "The dust cover comes with it."],
      tags: ["vinyl", "hi-fi"],
    },
    {
      noun: "Portable Speaker",
      prices: [49, 189],
      materials: [
        of("Recycled Plastic", splash, paints),
        of("Canvas", splash, cloths),
        of("Aluminium", splash, metals),
      ],
      facts: [
        "{10|12|16} hours of sound from {480|560|640} g.",
        "{17|19} cm wide, charged in {two|three} hours.",
      ],
      uses: ["Two of them play as a pair.", "Loud enough for a beach, small enough for a basket."],
      tags: ["wireless", "outdoor"],
    },
    {
      noun: "Radio",
      prices: [69, 240],
      materials: [of("Recycled Plastic", dry, paints), of("Birch", dry), of("Walnut", dry)],
      facts: [
        "FM and DAB+, with {four|six} presets, {18|21|24} cm wide.",
        "{8|12|14} hours from its battery, any number from the wall.",
      ],
      uses: ["One knob for the station, one for the volume.", "For the kindIndex above the sink."],
      tags: ["wireless", "living room"],
    },
    {
      noun: "Earbuds",
      counted: "pair",
      prices: [49, 199],
      materials: [
        of("Satin", "Tips in three sizes; rinse them in warm water.", paints),
        of("Ceramic", "Tips in three sizes; rinse them in warm water.", paints),
        of("Titanium", "Tips in three sizes; rinse them in warm water."),
      ],
      facts: [
        "{6|7|8} hours, and {18|21|24} more in the case.",
        "{4.6|5.1|5.4} g each, proof against rain and sweat.",
      ],
      uses: ["A tap plays, two taps skip.", "Calls stay clear in the wind."],
      tags: ["wireless", "everyday"],
    },
  ],
};

import { cloths, type DemoCategory, leathers, metals, of, paints, stains } from "./kind.ts";

const wood = "Wipe with a damp cloth and oil once a year.";
const cover = "The covers come off for cleaning.";
const wipe = "Wipe with a damp cloth and dry.";

export const furniture: DemoCategory = {
  name: "Furniture",
  code: "FUR",
  makers: ["Brackenholt", "Studio Varga", "Holmvik", "Ashby & Pell", "Tove Lindmark"],
  collections: ["Alder", "Hudson", "Skagen", "Marlow", "Bergen", "Orchard", "Sutton", "Tiber"].concat([
    "Dorset",
    "Astrid",
    "Calder",
    "Fenwick",
    "Ronan",
    "Tarn",
    "Isla",
    "Vesta",
  ]),
  kinds: [
    {
      noun: "Dining Chair",
      prices: [129, 340],
      materials: [of("Ash", wood, stains), of("Oak", wood, stains), of("Walnut", wood)],
      facts: [
        "{48|50|52} cm wide and {78|80|82} cm tall, with the seat at 45 cm.",
        "Weighs {4.2|4.8|5.4} kg and carries 120.",
      ],
      uses: [
        "A curved back, comfortable from soup to coffee.",
        "Joined without screws, and it stacks three high.",
      ],
      tags: ["dining", "seating", "wood"],
    },
    {
      noun: "Side Table",
      prices: [99, 290],
      materials: [of("Steel", wipe, paints), of("Oak", wood, stains), of("Marble", wipe)],
      facts: [
        "{40|45|50} cm across and {48|52|55} cm tall.",
        "{42|46} cm across, the height of a sofa's arm.",
      ],
      uses: ["Room for a lamp, a book and a cup.", "Light enough to follow you round the room."],
      tags: ["living room"],
    },
    {
      noun: "Bookcase",
      prices: [240, 780],
      materials: [of("Powder-Coated Steel", wipe, paints), of("Oak", wood, stains), of("Walnut", wood)],
      facts: [
        "{80|90|100} cm wide and {180|190|200} cm tall; five shelves carry 25 kg each.",
        "{75|85} cm wide, {30|34} cm deep; the middle kindIndex is fixed.",
      ],
      uses: ["Comes flat and stands in twenty minutes.", "Good-looking from behind, so it can part a room."],
      tags: ["storage"],
    },
    {
      noun: "Lounge Chair",
      prices: [390, 1450],
      materials: [of("Linen", cover, cloths), of("Bouclé", cover, cloths), of("Leather", wipe, leathers)],
      facts: [
        "{74|78|82} cm wide and {80|84} cm deep, on a frame of solid ash.",
        "The seat is {40|42} cm high; the cushion is foam wrapped in feathers.",
      ],
      uses: ["Deep enough to curl up in.", "For the corner with the good light."],
      tags: ["living room", "seating"],
    },
    {
      noun: "Bench",
      prices: [180, 520],
      materials: [of("Pine", wood, stains), of("Oak", wood, stains), of("Teak", wood)],
      facts: [
        "{120 cm long and 45 cm high; seats two|150 cm long and 45 cm high; seats three}.",
        "{130|150} cm long, {35|38} cm deep, and it carries 250 kg.",
      ],
      uses: ["Slides under most dining tables.", "For a hall, a table or the foot of a bed."],
      tags: ["hallway", "seating"],
    },
    {
      noun: "Stool",
      prices: [69, 240],
      materials: [of("Birch", wood, stains), of("Cork", wipe), of("Steel", wipe, metals)],
      facts: ["{36|38} cm across and {45|46} cm high.", "Seat at {45|48} cm; weighs {2.9|3.4|3.8} kg."],
      uses: ["A seat at noon and a night table at ten.", "Stacks, so six take the room of one."],
      tags: ["seating", "small spaces"],
    },
  ],
};

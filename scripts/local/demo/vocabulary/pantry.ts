import { type DemoCategory, type KindOption, of } from "./kind.ts";

const cool = "Keep in a cool, dry place.";
const shut = "Keep tightly shut, away from light.";
const opened = "Keep cold once opened, and use within a month.";
const weights = (first: string, second: string): KindOption => ({
  name: "Weight",
  values: [first, second],
  steps: [0, 75],
});

export const pantry: DemoCategory = {
  name: "Pantry",
  code: "PAN",
  makers: ["Marl & Rye", "Salt Orchard", "Fennimore", "Harvest Row", "Old Ferry"],
  collections: [
    "Harvest",
    "Sunday Table",
    "Farmhouse",
    "Village",
    "Coastal",
    "Old Mill",
    "Heritage",
    "Terrace",
  ].concat(["Cellar", "Smokehouse", "Hillside", "Riverside", "Market Day", "Grove", "Kiln", "Parish"]),
  kinds: [
    {
      noun: "Ground Coffee",
      counted: "mass",
      prices: [11, 22],
      materials: [of("House Blend", shut), of("Ethiopian", shut), of("Colombian", shut), of("Decaf", shut)],
      facts: [
        "{Medium|Light|Dark} roast with notes of {cocoa and plum|caramel and orange|hazelnut and fig}.",
        "Roasted on {Mondays|Tuesdays} and sent the same week.",
      ],
      uses: ["Ground for filter; good in a press, too.", "Sweet enough to drink black."],
      tags: ["coffee", "breakfast"],
      options: [weights("250 g", "500 g")],
    },
    {
      noun: "Loose-Leaf Tea",
      counted: "mass",
      prices: [8, 19],
      materials: [of("Earl Grey", shut), of("Peppermint", shut), of("Sencha", shut), of("Darjeeling", shut)],
      facts: ["{80|100|125} g, enough for {forty|fifty} cups.", "Steep for {two|three|four} minutes."],
      uses: ["Comes in a tin worth keeping.", "For four in the afternoon."],
      tags: ["tea", "gift"],
    },
    {
      noun: "Honey",
      counted: "mass",
      prices: [8, 18],
      materials: [of("Wildflower", cool), of("Acacia", cool), of("Chestnut", cool), of("Heather", cool)],
      facts: [
        "From hives within {ten|twenty} kilometres of each other.",
        "Cold-pressed and never heated above {38|40} °C.",
      ],
      uses: ["For toast, tea and a sore throat.", "It turns firm with time; warm water makes it run."],
      tags: ["breakfast", "sweet"],
      options: [weights("250 g", "500 g")],
    },
    {
      noun: "Sea Salt",
      counted: "mass",
      prices: [6, 16],
      materials: [of("Flaked", cool), of("Smoked", cool), of("Rosemary", cool), of("Lemon", cool)],
      facts: ["{90|120|150} g in a box with an inner bag.", "Raked by hand, {100|125} g."],
      uses: ["A pinch at the end, not in the water.", "For tomatoes, eggs and dark chocolate."],
      tags: ["seasoning", "gift"],
    },
    {
      noun: "Jam",
      counted: "mass",
      prices: [6, 14],
      materials: [
        of("Apricot", opened),
        of("Blackcurrant", opened),
        of("Raspberry", opened),
        of("Fig", opened),
      ],
      facts: [
        "{220|280|340} g, with {55|60|65} g of fruit in every hundred.",
        "Cooked in small kettles, {240|320} g.",
      ],
      uses: ["More fruit than sugar.", "For porridge, pancakes and hard cheese."],
      tags: ["breakfast", "sweet"],
    },
    {
      noun: "Chocolate Bar",
      prices: [5, 12],
      materials: [of("Milk", cool), of("Dark", cool), of("Hazelnut", cool), of("Sea Salt Caramel", cool)],
      facts: [
        "{70|80|100} g of chocolate from one {farm|valley}.",
        "{45|55|68|72} percent cocoa, {70|80} g.",
      ],
      uses: ["Snaps clean and melts slowly.", "Wrapped in paper, without plastic."],
      tags: ["sweet", "gift"],
    },
  ],
};

import { cloths, colours, type DemoCategory, type KindOption, of } from "./kind.ts";

const beds: KindOption = { name: "Size", values: ["Twin", "Queen", "King"], steps: [0, 22, 40] };
const forty = "Machine wash at 40 °C.";
const sixty = "Machine wash at 60 °C and tumble dry low.";
const wool = "Air often; wash by hand or on the wool cycle.";

export const bedding: DemoCategory = {
  name: "Bedding & Bath",
  code: "BED",
  makers: ["Softwater", "Linnet & Lowe", "Cove House", "Ashby & Pell", "Maren"],
  collections: ["Drift", "Cloud", "Haven", "Tide", "Larkspur", "Hush", "Willow", "Breeze"].concat([
    "Lull",
    "Snowdrop",
    "Marin",
    "Eider",
    "Reverie",
    "Dune",
    "Calm",
    "Pearl",
  ]),
  kinds: [
    {
      noun: "Duvet Cover",
      prices: [79, 240],
      materials: [
        of("Percale", sixty, cloths),
        of("Washed Cotton", sixty, cloths),
        of("Linen", forty, cloths),
      ],
      facts: [
        "Woven at {170|180|200} g per square metre; ties inside hold the duvet in its corners.",
        "Closes with {seven|nine} shell buttons.",
      ],
      uses: ["Gets softer with each wash.", "Cool in July, warm in January."],
      tags: ["bedroom"],
      options: [beds],
    },
    {
      noun: "Bath Towel",
      prices: [24, 62],
      materials: [of("Waffle Cotton", sixty), of("Turkish Cotton", sixty), of("Linen", forty)],
      facts: [
        "70 by 140 cm, {450|500|600} g per square metre.",
        "70 by {130|140} cm, with a loop to hang by.",
      ],
      uses: ["Dries fast and stays soft.", "Thirsty from the second wash on."],
      tags: ["bathroom"],
      options: [colours("Chalk", "Slate", "Sage", "Clay")],
    },
    {
      noun: "Throw",
      prices: [59, 190],
      materials: [
        of("Organic Cotton", forty, cloths),
        of("Merino Wool", wool, cloths),
        of("Alpaca", wool, cloths),
      ],
      facts: ["130 by {170|180|200} cm with a short fringe.", "{130 by 180|140 by 190} cm, {700|850} g."],
      uses: ["Warm enough for an open window.", "Lives on the sofa and travels to the bed."],
      tags: ["bedroom", "living room"],
    },
    {
      noun: "Pillow",
      prices: [39, 120],
      materials: [
        of("Buckwheat", "The cover zips off and washes at 40 °C."),
        of("Latex", "The cover zips off and washes at 60 °C."),
        of("Down", "Air in the sun; wash at 60 °C with a tennis ball."),
      ],
      facts: ["50 by {70|75} cm and {10|12|14} cm high.", "40 by 80 cm, {800|950|1100} g of filling."],
      uses: ["For those who sleep on their side.", "Keeps its height through the night."],
      tags: ["bedroom", "sleep"],
    },
    {
      noun: "Fitted Sheet",
      prices: [39, 119],
      materials: [of("Jersey", sixty, cloths), of("Percale", sixty, cloths), of("Linen", forty, cloths)],
      facts: ["Fits mattresses of {20|25|30} cm and less.", "Elastic all round, {28|30} cm deep."],
      uses: ["Stays put however you turn.", "Crisp on the first night, soft by the tenth."],
      tags: ["bedroom", "sleep"],
      options: [beds],
    },
    {
      noun: "Bath Mat",
      prices: [22, 68],
      materials: [
        of("Cotton", sixty, cloths),
        of("Cork", "Rinse and dry upright."),
        of("Teak", "Rinse and dry upright."),
      ],
      facts: ["{50 by 70|50 by 80|60 by 90} cm.", "{45 by 65|55 by 85} cm, and it does not slip."],
      uses: ["Dry again before the next one showers.", "Warm underfoot on cold tiles."],
      tags: ["bathroom"],
    },
  ],
};

import { box, disc, type Motif, type MotifsByCategory, path, stroke, wide } from "./artwork-shapes.ts";

const mug: Motif = ({ deep, accent, light }, at) => {
  const height = wide(at, 210, 60);
  return (
    stroke(`M100 ${-height + 50}c90 0 90 130 0 130`, deep, 30) +
    path(`M-120 ${-height}h230v${height - 50}q0 50-60 50h-110q-60 0-60-50z`, accent) +
    `<ellipse cx="-5" cy="${-height}" rx="115" ry="22" fill="${light}"/>` +
    box(-120, -110, 230, 26, 0, deep, 'opacity=".35"')
  );
};
const pan: Motif = ({ deep, accent, light }) =>
  box(120, -170, 190, 26, 13, deep) +
  path("M-160-190h300v110q0 80-80 80h-140q-80 0-80-80z", accent) +
  box(-170, -206, 320, 26, 13, light) +
  disc(-10, -222, 16, deep);
const knife: Motif = ({ deep, accent, light }) =>
  path("M-30-400q90 120 60 260h-60z", light, `stroke="${deep}" stroke-width="4"`) +
  box(-34, -140, 68, 140, 24, accent) +
  disc(0, -95, 7, light) +
  disc(0, -45, 7, light);
const board: Motif = ({ deep, accent, light }) =>
  box(-130, -340, 260, 340, 34, accent) +
  disc(0, -300, 20, light) +
  stroke("M-80-230v190M-25-250v220M40-240v200M85-220v180", deep, 4);
const carafe: Motif = ({ deep, accent, light }) =>
  path(
    "M-60-300h120l-30 110q110 60 90 190h-240q-20-130 90-190z",
    light,
    `stroke="${deep}" stroke-width="6"`,
  ) +
  path("M-112-70h224q8 40 8 70h-240q0-30 8-70z", accent) +
  path("M-110-400h220l-60 100h-100z", deep);

const tableLamp: Motif = ({ deep, accent, light }, at) => {
  const top = wide(at, 90, 50);
  return (
    path(`M-${top}-400h${top * 2}l50 150h-${top * 2 + 100}z`, accent) +
    box(-10, -250, 20, 200, 6, deep) +
    `<ellipse cx="0" cy="-24" rx="92" ry="24" fill="${deep}"/>` +
    path("M-130-250h260l70 120h-400z", light, 'opacity=".5"')
  );
};
const pendant: Motif = ({ deep, accent, light }) =>
  stroke("M0-640v330", deep, 6) +
  path("M-150-150q0-160 150-160t150 160z", accent) +
  `<ellipse cx="0" cy="-150" rx="150" ry="24" fill="${light}"/>` +
  path("M-130-140h260l90 140h-440z", light, 'opacity=".45"');
const floorLamp: Motif = ({ deep, accent, light }) =>
  stroke("M-60-10v-430q0-60 60-60h40", deep, 12) +
  path("M10-560h120l40 120h-200z", accent) +
  `<ellipse cx="-60" cy="-8" rx="86" ry="16" fill="${deep}"/>` +
  path("M0-440h150l40 90h-230z", light, 'opacity=".5"');
const sconce: Motif = ({ deep, accent, light }) =>
  box(-26, -330, 52, 200, 20, deep) +
  path("M-110-320h220l-36 100h-148z", accent) +
  path("M-74-200h148l36 100h-220z", accent) +
  path("M-90-330l-40-90h260l-40 90z", light, 'opacity=".6"');

const chair: Motif = ({ deep, accent }, at) => {
  const back = wide(at, 180, 60);
  return (
    stroke(`M-100 0l14-190M100 0l-14-190M-90-190v-${back}M90-190v-${back}`, deep, 18) +
    path(`M-104-${190 + back}q104-50 208 0v70q-104-40-208 0z`, accent) +
    box(-116, -214, 232, 36, 16, accent)
  );
};
const table: Motif = ({ deep, accent, light }) =>
  stroke("M-90-10l40-230M90-10l-40-230M0-240v230", deep, 16) +
  `<ellipse cx="0" cy="-240" rx="170" ry="34" fill="${accent}"/>` +
  `<ellipse cx="0" cy="-250" rx="170" ry="34" fill="${light}"/>`;
const shelf: Motif = ({ deep, accent, light }) =>
  box(-150, -430, 300, 430, 10, accent) +
  [0, 1, 2, 3].map((row) => box(-132, -414 + row * 104, 264, 88, 4, deep, 'opacity=".85"')).join("") +
  [
    [-120, -392, 22, 66],
    [-92, -382, 18, 56],
    [-70, -396, 26, 70],
    [40, -288, 30, 66],
    [74, -278, 20, 56],
    [-110, -184, 60, 30],
    [-20, -192, 24, 66],
    [60, -86, 54, 56],
  ]
    .map(([x = 0, y = 0, w = 0, h = 0]) => box(x, y, w, h, 3, light))
    .join("");
const lounge: Motif = ({ deep, accent, light }) =>
  stroke("M-130-10l20-70M130-10l-20-70", deep, 16) +
  box(-150, -300, 300, 170, 60, accent) +
  box(-170, -190, 80, 120, 36, accent) +
  box(90, -190, 80, 120, 36, accent) +
  box(-110, -160, 220, 84, 30, light);
const bench: Motif = ({ deep, accent }) =>
  stroke("M-170 0v-130M170 0v-130M-170-50h340", deep, 18) + box(-200, -164, 400, 42, 14, accent);

const bed: Motif = ({ deep, accent, light }) =>
  box(-200, -260, 400, 190, 22, deep) +
  box(-180, -214, 360, 214, 30, light) +
  box(-160, -240, 140, 76, 30, "#ffffff") +
  box(20, -240, 140, 76, 30, "#ffffff") +
  path("M-190-130q190 50 380 0v110q0 20-20 20h-340q-20 0-20-20z", accent);
const towels: Motif = ({ deep, accent, light }) =>
  box(-150, -90, 300, 90, 34, accent) +
  box(-140, -180, 280, 90, 34, light) +
  box(-130, -270, 260, 90, 34, deep) +
  stroke("M-110-45h220M-100-135h200M-90-225h180", "#ffffff", 5);
const throwBlanket: Motif = ({ deep, accent, light }) =>
  box(-150, -300, 300, 280, 20, accent) +
  stroke("M-150-240h300M-150-180h300M-150-120h300M-150-60h300", light, 12) +
  stroke(Array.from({ length: 13 }, (_, n) => `M${-144 + n * 24}-20v24`).join(""), deep, 6);
const pillow: Motif = ({ accent, light }) =>
  path("M-180-210q180-50 360 0q40 110 0 200q-180 40-360 0q-40-100 0-200z", light) +
  path("M-150-180q150-36 300 0q26 80 0 146q-150 30-300 0q-26-76 0-146z", accent, 'opacity=".5"');

/** What stands in a home; by category, a word of the product's name and its drawing. */
export const homeMotifs = {
  Kitchen: [
    ["mug", mug],
    ["knife", knife],
    ["pan", pan],
    ["board", board],
    ["pour-over", carafe],
  ],
  Lighting: [
    ["table lamp", tableLamp],
    ["pendant", pendant],
    ["floor lamp", floorLamp],
    ["sconce", sconce],
  ],
  Furniture: [
    ["lounge", lounge],
    ["chair", chair],
    ["table", table],
    ["bookcase", shelf],
    ["bench", bench],
  ],
  "Bedding & Bath": [
    ["duvet", bed],
    ["towel", towels],
    ["throw", throwBlanket],
    ["pillow", pillow],
  ],
} satisfies MotifsByCategory;

import { box, type Motif, type MotifsByCategory, path, stroke, wide } from "./shapes.ts";

const chair: Motif = ({ shade, accent }, at) => {
  const back = wide(at, 180, 60);
  return (
    stroke(`M-100 0l14-190M100 0l-14-190M-90-190v-${back}M90-190v-${back}`, shade, 18) +
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
const bench: Motif = ({ shade, accent }) =>
  stroke("M-170 0v-130M170 0v-130M-170-50h340", shade, 18) + box(-200, -164, 400, 42, 14, accent);

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

const stool: Motif = ({ accent, shade, light }) =>
  stroke("M-92-250l-50 250M92-250l50 250M-116-110h232", shade, 20) +
  stroke("M0-250v250", shade, 20) +
  `<ellipse cx="0" cy="-256" rx="160" ry="42" fill="${shade}"/><ellipse cx="0" cy="-274" rx="160" ry="42" fill="${accent}"/>` +
  stroke("M-100-284q40-14 90-14", light, 7);
const sheet: Motif = ({ accent, shade, light }) =>
  box(-180, -96, 360, 96, 40, shade) +
  box(-180, -180, 360, 104, 44, accent) +
  box(-170, -262, 340, 104, 44, light) +
  path("M-170-220q0-42 44-42h252q44 0 44 42q-170 44-340 0z", accent) +
  box(-36, -284, 72, 284, 0, shade, 'opacity=".55"') +
  box(-54, -150, 108, 60, 8, light);
const mat: Motif = ({ deep, accent, shade, light }) =>
  path("M-150-300h300l100 270h-500z", accent) +
  path("M-138-282h276l18 48h-312zM-196-126h392l20 52h-432z", shade) +
  stroke("M-166-206h332M-176-172h352", light, 10) +
  stroke(Array.from({ length: 17 }, (_, n) => `M${-240 + n * 30}-26v24`).join(""), deep, 6);

/** Motifs for living room, bedroom and bathroom. */
export const roomMotifs = {
  Furniture: [
    ["lounge", lounge],
    ["chair", chair],
    ["table", table],
    ["bookcase", shelf],
    ["bench", bench],
    ["stool", stool],
  ],
  "Bedding & Bath": [
    ["duvet", bed],
    ["towel", towels],
    ["throw", throwBlanket],
    ["pillow", pillow],
    ["sheet", sheet],
    ["mat", mat],
  ],
} satisfies MotifsByCategory;

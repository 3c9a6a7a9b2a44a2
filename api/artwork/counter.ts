import { box, disc, type Motif, type MotifsByCategory, path, stroke } from "./shapes.ts";

const block = (x: number, y: number, fill: string, mark: string) =>
  box(x, y, 130, 130, 12, fill) +
  box(x + 14, y + 14, 102, 102, 8, "none", `stroke="${mark}" stroke-width="6"`);
const blocks: Motif = ({ deep, accent, shade, light }) =>
  block(-200, -130, accent, light) +
  block(-64, -130, shade, light) +
  block(72, -130, light, deep) +
  block(-132, -264, light, deep) +
  block(6, -264, accent, light) +
  path("M-130-270l66-110 66 110z", shade);
const rabbit: Motif = ({ deep, accent, shade, light }) =>
  `<g transform="scale(.84)">${
    path("M-66-330q-50-150 10-190q60 40 50 180zM66-330q50-150-10-190q-60 40-50 180z", accent) +
    path("M-46-360q-20-90 4-120q30 40 24 116zM46-360q20-90-4-120q-30 40-24 116z", light, 'opacity=".7"') +
    path("M-120-20q-40-180 120-190q160 10 120 190q-120 40-240 0z", shade) +
    `<ellipse cx="0" cy="-90" rx="70" ry="78" fill="${light}" opacity=".75"/>` +
    `<ellipse cx="-70" cy="-14" rx="58" ry="30" fill="${accent}"/><ellipse cx="70" cy="-14" rx="58" ry="30" fill="${accent}"/>` +
    disc(0, -270, 104, accent) +
    disc(-38, -284, 10, deep) +
    disc(38, -284, 10, deep) +
    path("M-14-252h28l-14 16z", deep) +
    stroke("M0-236v14q-14 18-30 8M0-222q14 18 30 8", deep, 5)
  }</g>`;
const piece =
  "M0 0h60q-14-40 20-40t20 40h60v60q40-14 40 20t-40 20v60h-60q14 40-20 40t-20-40h-60v-60q-40 14-40-20t40-20z";
const puzzle: Motif = ({ deep, accent, shade, light }) =>
  `<g transform="translate(-200 -330)">${path(piece, accent)}</g>` +
  `<g transform="translate(-34 -330)">${path(piece, light)}</g>` +
  `<g transform="translate(-200 -164)">${path(piece, shade)}</g>` +
  `<g transform="translate(10 -130) rotate(14)">${path(piece, deep)}</g>`;
const wheels = (places: readonly number[], fill: string, hub: string) =>
  places.map((x) => disc(x, -30, 30, fill) + disc(x, -30, 11, hub)).join("");
const train: Motif = ({ deep, accent, shade, light }) =>
  box(-260, -8, 520, 14, 7, shade) +
  box(-240, -150, 180, 110, 14, shade) +
  stroke("M-60-62h40", deep, 10) +
  box(-20, -190, 190, 146, 20, accent) +
  box(-30, -290, 110, 130, 12, accent) +
  box(-8, -268, 66, 60, 8, light) +
  box(-44, -310, 138, 28, 12, deep) +
  box(112, -256, 36, 76, 8, deep) +
  disc(130, -300, 30, light, 'opacity=".9"') +
  disc(180, -352, 40, light, 'opacity=".6"') +
  path("M170-50h60l-60-80z", deep) +
  wheels([-200, -100, 20, 120], deep, light);
const kite: Motif = ({ deep, accent, shade, light }) =>
  `<g transform="rotate(22 0 -300)">${path("M0-520l130 170-130 210-130-210z", accent)}${path("M0-520l130 170h-130zM0-140l-130-210h130z", shade)}${stroke("M0-520v380M-130-350h260", light, 6)}</g>` +
  stroke("M-74-158q-90 40-50 90t-60 80", deep, 6) +
  [
    [-116, -110, 30],
    [-124, -58, -20],
    [-170, -6, 40],
  ]
    .map(
      ([x = 0, y = 0, turn = 0]) =>
        `<path transform="translate(${x} ${y}) rotate(${turn})" d="M0 0l-30-16v32zM0 0l30-16v32z" fill="${accent}"/>`,
    )
    .join("");
const rings: Motif = ({ deep, accent, shade, light }) =>
  box(-14, -420, 28, 400, 14, light) +
  [180, 156, 132, 108, 84]
    .map((half, n) =>
      box(-half, -92 - n * 64, half * 2, 62, 31, [accent, light, shade, accent, deep][n] ?? deep),
    )
    .join("") +
  disc(0, -414, 40, accent) +
  box(-130, -30, 260, 30, 15, deep);

const pouch: Motif = ({ deep, accent, shade, light }) =>
  path("M-130-390h260l16 390h-292z", accent) +
  path("M-130-390h260l4 60h-268z", shade) +
  box(-90, -372, 180, 18, 9, light) +
  box(-90, -250, 180, 170, 14, light) +
  path("M-46-166q0-56 46-56t46 56-46 56-46-56z", deep) +
  stroke("M-26-138q44-10 52-58", light, 7);
const tin: Motif = ({ deep, accent, shade, light }) =>
  box(-120, -340, 240, 340, 26, accent) +
  box(-132, -380, 264, 70, 20, shade) +
  box(-120, -240, 240, 150, 0, light) +
  path("M0-116q-60-20-60-86q66 0 60 86q-6-86 60-86q0 66-60 86z", deep) +
  stroke("M-90-222h36M54-222h36M-90-108h36M54-108h36", accent, 6);
const jar = (fill: string, lid: string, label: string, mark: string) =>
  box(-134, -300, 268, 300, 56, "#ffffff", 'opacity=".6"') +
  box(-120, -270, 240, 258, 46, fill) +
  box(-126, -366, 252, 76, 18, lid) +
  stroke("M-100-342v30M-60-342v30M-20-342v30M20-342v30M60-342v30M100-342v30", mark, 5) +
  box(-84, -200, 168, 120, 12, label);
const honey: Motif = ({ deep, accent, shade, light }) =>
  jar(accent, deep, light, shade) +
  path("M0-184l38 22v44l-38 22-38-22v-44z", "none", `stroke="${accent}" stroke-width="10"`) +
  disc(0, -140, 12, accent);
const jam: Motif = ({ deep, accent, shade, light }) =>
  jar(accent, light, light, shade) +
  disc(-20, -132, 26, accent) +
  disc(22, -124, 26, shade) +
  stroke("M-14-158q10-26 34-30", deep, 6);
const salt: Motif = ({ deep, accent, shade, light }) =>
  path("M-140-200h280v200h-280z", light) +
  path("M-140-200l-50-90h280l50 90z", accent) +
  path("M140-200l60-70v200l-60 70z", shade) +
  path("M140-200l60-70h-84l-26-20z", shade) +
  box(-104, -150, 208, 100, 10, accent) +
  [-70, -36, 0, 34, 68]
    .map((x, n) => box(x - 10, -116 + (n % 2) * 22, 20, 20, 3, n % 2 ? deep : light))
    .join("");
const chocolate: Motif = ({ deep, accent, shade, light }) =>
  `<g transform="rotate(10 0 -220)">${box(-120, -440, 240, 440, 14, accent)}${[0, 1, 2]
    .map((row) => [0, 1].map((side) => box(-104 + side * 108, -424 + row * 76, 100, 66, 8, shade)).join(""))
    .join(
      "",
    )}${path("M-132-210l24 16 24-16 24 16 24-16 24 16 24-16 24 16 24-16 24 16 24-16v220h-264z", light)}${box(-90, -140, 180, 84, 8, deep)}${stroke("M-60-110h120M-36-86h72", light, 7)}</g>`;

/** Motifs for toys and food. */
export const counterMotifs = {
  Toys: [
    ["blocks", blocks],
    ["rabbit", rabbit],
    ["puzzle", puzzle],
    ["train", train],
    ["kite", kite],
    ["rings", rings],
  ],
  Pantry: [
    ["coffee", pouch],
    ["tea", tin],
    ["honey", honey],
    ["chocolate", chocolate],
    ["salt", salt],
    ["jam", jam],
  ],
} satisfies MotifsByCategory;

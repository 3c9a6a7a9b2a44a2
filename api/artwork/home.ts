import { box, disc, type Motif, type MotifsByCategory, path, stroke, wide } from "./shapes.ts";

const mug: Motif = ({ accent, shade, light }, at) => {
  const height = wide(at, 210, 60);
  return (
    stroke(`M100 ${-height + 50}c90 0 90 130 0 130`, shade, 30) +
    path(`M-120 ${-height}h230v${height - 50}q0 50-60 50h-110q-60 0-60-50z`, accent) +
    `<ellipse cx="-5" cy="${-height}" rx="115" ry="22" fill="${light}"/>` +
    box(-120, -110, 230, 26, 0, shade, 'opacity=".35"')
  );
};
const pan: Motif = ({ deep, accent, light }) =>
  box(120, -170, 190, 26, 13, deep) +
  path("M-160-190h300v110q0 80-80 80h-140q-80 0-80-80z", accent) +
  box(-170, -206, 320, 26, 13, light) +
  disc(-10, -222, 16, deep);
const knife: Motif = ({ deep, accent, light }) =>
  `<g transform="rotate(34 0 -210)">${path("M-34-470q100 140 70 320h-70z", accent, `stroke="${deep}" stroke-width="4"`)}${stroke("M-16-400q50 100 40 240", light, 6)}${box(-38, -160, 76, 30, 6, light)}${box(-34, -140, 68, 160, 24, deep)}${disc(0, -92, 8, light)}${disc(0, -34, 8, light)}</g>`;
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
    glow(-290) +
    path(`M-${top}-400h${top * 2}l50 150h-${top * 2 + 100}z`, light) +
    path("M-16-250h32q0 60 34 110q40 80-10 130h-80q-50-50-10-130q34-50 34-110z", accent) +
    box(-62, -20, 124, 20, 8, deep)
  );
};
const glow = (y: number) => disc(0, y, 230, "#ffe3a3", 'opacity=".38"');
const pendant: Motif = ({ deep, accent, light }) =>
  glow(-190) +
  stroke("M0-900v500", deep, 6) +
  box(-22, -420, 44, 60, 10, deep) +
  path("M-190-190q0-190 190-190t190 190z", accent) +
  `<ellipse cx="0" cy="-190" rx="190" ry="26" fill="${light}"/>` +
  stroke("M-120-240q10-70 60-96", light, 10);
const floorLamp: Motif = ({ deep, accent }) =>
  `<g transform="scale(.82)">${
    glow(-470) +
    stroke("M-60-10v-430q0-60 60-60h40", deep, 12) +
    path("M10-560h120l40 120h-200z", accent) +
    `<ellipse cx="-60" cy="-8" rx="86" ry="16" fill="${deep}"/>`
  }</g>`;
const sconce: Motif = ({ accent, shade, light }) =>
  path("M-70-330l-90-170h320l-90 170zM-70-150l-90 130h320l-90-130z", "#ffe3a3", 'opacity=".38"') +
  box(-46, -300, 92, 120, 20, shade) +
  path("M-110-330h220q0 90-110 90t-110-90z", accent) +
  path("M-110-150h220q0-90-110-90t-110 90z", accent) +
  stroke("M-110-330h220M-110-150h220", light, 12);

const bowl: Motif = ({ deep, accent, shade, light }) =>
  path("M-90-230q-40-90 30-110q20 60 0 110z", "#7d9a55") +
  path("M-20-230q-20-120 50-130q40 70 0 130z", "#91ad66") +
  path("M60-230q20-100 90-80q10 60-40 90z", "#7d9a55") +
  disc(-6, -240, 34, "#c2543c") +
  path("M-200-240h400q0 150-110 210h-180q-110-60-110-210z", accent) +
  box(-210, -254, 420, 30, 15, shade) +
  path("M-80-30h160l14 30h-188z", deep) +
  stroke("M-150-190q20 80 70 116", light, 10);
const deskLamp: Motif = ({ deep, accent, shade, light }) =>
  disc(120, -250, 180, "#ffe3a3", 'opacity=".38"') +
  stroke("M-80-20l-50-210 170-180", deep, 14) +
  disc(-130, -230, 18, shade) +
  disc(40, -410, 18, shade) +
  path("M20-440l90-20q80 60 90 170l-190 20q-30-110 10-170z", accent) +
  `<ellipse cx="106" cy="-280" rx="98" ry="18" fill="${light}" transform="rotate(-6 106 -280)"/>` +
  `<ellipse cx="-80" cy="-14" rx="100" ry="20" fill="${accent}"/>`;
const stringLights: Motif = ({ deep, accent, light }) =>
  stroke("M-400-440q140 150 270 90t270 0 260-60", deep, 6) +
  stroke("M-400-240q140 130 270 80t270 0 260-60", deep, 6) +
  [
    [-250, -352],
    [-110, -340],
    [30, -336],
    [160, -340],
    [290, -352],
    [-200, -148],
    [-60, -146],
    [80, -140],
    [220, -150],
  ]
    .map(
      ([x = 0, y = 0]) =>
        disc(x, y + 40, 54, "#ffe3a3", 'opacity=".5"') +
        box(x - 9, y - 6, 18, 22, 4, deep) +
        disc(x, y + 40, 27, (x + y) % 4 === 0 ? accent : light),
    )
    .join("");
/** Motifs for kitchen and lighting. */
export const homeMotifs = {
  Kitchen: [
    ["mug", mug],
    ["knife", knife],
    ["saucepan", pan],
    ["board", board],
    ["pour-over", carafe],
    ["bowl", bowl],
  ],
  Lighting: [
    ["table lamp", tableLamp],
    ["pendant", pendant],
    ["floor lamp", floorLamp],
    ["sconce", sconce],
    ["desk lamp", deskLamp],
    ["string lights", stringLights],
  ],
} satisfies MotifsByCategory;

import { box, disc, type Motif, type MotifsByCategory, path, stroke } from "./shapes.ts";

const shirt: Motif = ({ deep, accent, light }) =>
  path("M-80-380q80 50 160 0l110 70-50 110-50-24v224h-180v-224l-50 24-50-110z", accent) +
  stroke("M-80-380q80 50 160 0", deep, 10) +
  box(20, -260, 56, 60, 6, light, 'opacity=".6"');
const overshirt: Motif = ({ deep, accent, light }) =>
  path("M-70-390h140l120 80-34 220-56-6v106h-200v-106l-56 6-34-220z", accent) +
  path("M-70-390l70 70 70-70-20-10h-100z", light) +
  stroke("M0-320v320", deep, 5) +
  [0, 1, 2, 3].map((n) => disc(0, -280 + n * 76, 8, light)).join("") +
  box(-80, -250, 60, 66, 6, deep, 'opacity=".3"') +
  box(22, -250, 60, 66, 6, deep, 'opacity=".3"');
const beanie: Motif = ({ deep, accent, light }) =>
  path("M-150-110q0-240 150-240t150 240z", accent) +
  box(-166, -130, 332, 110, 30, deep) +
  stroke(Array.from({ length: 9 }, (_, n) => `M${-128 + n * 32}-116v80`).join(""), light, 6) +
  disc(0, -360, 38, light);
const socks: Motif = ({ deep, accent, light }) =>
  [-150, 20]
    .map(
      (x) =>
        path(`M${x}-360h90v210l80 80q30 60-40 70h-60q-70-20-70-90z`, accent) +
        box(x, -360, 90, 44, 8, deep) +
        box(x, -296, 90, 18, 0, light),
    )
    .join("");

const jumper: Motif = ({ deep, accent, shade, light }) =>
  path("M-72-390q72 40 144 0l104 70 54 250-66 14-44-190v246h-240v-246l-44 190-66-14 54-250z", accent) +
  stroke("M-72-390q72 56 144 0", shade, 18) +
  box(-120, -26, 240, 26, 0, shade) +
  stroke("M-118-230h236M-118-196h236", light, 7) +
  stroke("M-108-213l18-12 18 12 18-12 18 12 18-12 18 12 18-12 18 12 18-12 18 12 18-12 18 12", deep, 5);
const scarf: Motif = ({ deep, accent, shade, light }) =>
  path("M-40-290l70-10 80 260h-96z", shade) +
  path("M-120-380q110-50 230 0q30 60-10 110q-100 40-210 0q-40-50-10-110z", accent) +
  path("M-96-290l104 10-30 250h-104z", accent) +
  stroke("M-115-96h96M-112-70h92", light, 9) +
  stroke("M-120-26v26M-96-26v26M-72-26v26M-48-26v26M-26-26v26M24-36v26M48-36v26M72-36v26M98-36v26", deep, 6);

const backpack: Motif = ({ deep, accent, light }) =>
  stroke("M-50-390q50-60 100 0", deep, 18) +
  box(-140, -390, 280, 390, 80, accent) +
  box(-100, -190, 200, 150, 26, deep) +
  stroke("M-80-140h160", light, 8) +
  box(-60, -330, 120, 18, 9, light);
const tote: Motif = ({ deep, accent, light }) =>
  stroke("M-70-260q0-150 70-150t70 150", deep, 16) +
  path("M-150-270h300l-24 270h-252z", accent) +
  box(-40, -170, 80, 56, 8, light);
const duffel: Motif = ({ deep, accent, light }) =>
  stroke("M-70-220q70-130 140 0", deep, 16) +
  box(-200, -220, 400, 220, 90, accent) +
  box(-120, -220, 26, 220, 0, deep) +
  box(94, -220, 26, 220, 0, deep) +
  stroke("M-80-200h160", light, 8);
const cards: Motif = ({ deep, accent, light }) =>
  box(-110, -260, 220, 140, 14, light) +
  box(-120, -230, 240, 140, 14, deep) +
  box(-130, -200, 260, 190, 20, accent) +
  stroke("M-112-182h224v154h-224z", light, 3);
const beltBag: Motif = ({ deep, accent, shade, light }) =>
  stroke("M-150-190q150-170 300 0", deep, 22) +
  path("M-170-200q170-50 340 0q16 150-70 180q-100 20-200 0q-86-30-70-180z", accent) +
  stroke("M-130-170q130-30 260 0", shade, 10) +
  box(112, -172, 14, 44, 7, light) +
  path("M-110-110q110-24 220 0q6 66-40 80q-70 12-140 0q-46-14-40-80z", shade, 'opacity=".6"');
const washBag: Motif = ({ deep, accent, shade, light }) =>
  stroke("M170-210q60-10 50 50", deep, 16) +
  path("M-190-230q190-40 380 0v180q0 50-50 50h-280q-50 0-50-50z", accent) +
  stroke("M-176-214q176-34 352 0", shade, 12) +
  box(-176, -236, 18, 52, 9, light) +
  box(-190, -60, 380, 60, 30, shade, 'opacity=".55"');

/** Motifs for clothing and bags. */
export const wearMotifs = {
  Apparel: [
    ["t-shirt", shirt],
    ["overshirt", overshirt],
    ["jumper", jumper],
    ["scarf", scarf],
    ["beanie", beanie],
    ["socks", socks],
  ],
  Bags: [
    ["backpack", backpack],
    ["tote", tote],
    ["duffel", duffel],
    ["belt bag", beltBag],
    ["wash bag", washBag],
    ["card", cards],
  ],
} satisfies MotifsByCategory;

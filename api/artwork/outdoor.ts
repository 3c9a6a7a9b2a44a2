import { box, disc, type Motif, type MotifsByCategory, path, stroke, wide } from "./shapes.ts";

const bottle: Motif = ({ deep, accent, light }, at) => {
  const height = wide(at, 300, 60);
  return (
    box(-34, -height - 70, 68, 70, 14, deep) +
    path(
      `M-40-${height}h80q46 20 46 80v${height - 120}q0 40-40 40h-92q-40 0-40-40v-${height - 120}q0-60 46-80z`,
      accent,
    ) +
    box(-86, -170, 172, 60, 0, light, 'opacity=".5"')
  );
};
const stove: Motif = ({ deep, accent, shade, light }) =>
  stroke("M-150 0l40-90h220l40 90", deep, 14) +
  box(-70, -120, 140, 40, 16, shade) +
  stroke("M-110-130h220", deep, 10) +
  path("M-120-280h240v110q0 36-36 36h-168q-36 0-36-36z", accent) +
  box(-132, -296, 264, 22, 11, light) +
  stroke("M120-240h70", deep, 14);
const sleepingBag: Motif = ({ deep, accent, light }) =>
  path("M-120-390q120-60 240 0l-30 350q-90 60-180 0z", accent) +
  path("M-84-370q84-44 168 0l-10 90q-74-40-148 0z", light) +
  stroke("M-100-220h200M-94-150h188M-88-80h176", deep, 6);
const blanket: Motif = ({ deep, accent, light }) =>
  box(-190, -150, 380, 140, 70, accent) +
  disc(150, -80, 66, light) +
  stroke("M150-80m-40 0a40 40 0 1 0 40-40M150-80m-18 0a18 18 0 1 0 18-18", deep, 7) +
  box(-90, -160, 24, 160, 6, deep) +
  box(10, -160, 24, 160, 6, deep);
const hammock: Motif = ({ deep, accent, shade, light }) =>
  box(-246, -470, 26, 470, 10, shade) +
  box(220, -470, 26, 470, 10, shade) +
  stroke("M-232-340l70 60M-232-340l60 100M232-340l-70 60M232-340l-60 100", deep, 5) +
  path("M-176-290q176 130 352 0q-10 170-176 180q-166-10-176-180z", accent) +
  stroke("M-150-250q150 104 300 0M-126-212q126 84 252 0", light, 9);
const headlamp: Motif = ({ deep, accent, shade, light }) =>
  `<ellipse cx="0" cy="-210" rx="190" ry="130" fill="none" stroke="${deep}" stroke-width="36"/>` +
  box(-100, -190, 200, 150, 44, accent) +
  disc(-28, -116, 56, shade) +
  disc(-28, -116, 40, "#fff1c4") +
  disc(62, -116, 18, light) +
  box(-30, -206, 60, 18, 9, shade);

const leaf = (x: number, y: number, turn: number, fill: string) =>
  `<path transform="translate(${x} ${y}) rotate(${turn})" d="M0 0q50-70 0-170q-50 100 0 170z" fill="${fill}"/>`;
const planter: Motif = ({ deep, accent }) =>
  leaf(0, -190, 0, deep) +
  leaf(-14, -180, -34, "#5f7f5a") +
  leaf(14, -180, 34, "#5f7f5a") +
  leaf(-26, -170, -66, deep) +
  leaf(26, -170, 66, deep) +
  path("M-130-200h260l-34 200h-192z", accent) +
  box(-146, -216, 292, 44, 10, accent) +
  box(-146, -180, 292, 10, 0, deep, 'opacity=".3"');
const shears: Motif = ({ deep, accent, light }) =>
  stroke("M-20-190q-110 60-80 180M20-190q110 60 80 180", accent, 34) +
  path("M-26-200q-30-120 40-220q40 130-10 220z", light, `stroke="${deep}" stroke-width="4"`) +
  disc(0, -196, 24, deep);
const can: Motif = ({ deep, accent, light }) =>
  stroke("M110-120l120-150", accent, 26) +
  disc(236, -280, 34, deep) +
  stroke("M-120-190q-110 20-60 140", deep, 18) +
  path("M-120-240h240l20 240h-280z", accent) +
  stroke("M-60-240q60-110 120 0", deep, 16) +
  box(-128, -120, 258, 16, 0, light, 'opacity=".6"');
const lantern: Motif = ({ accent, shade, light }) =>
  stroke("M-40-330q40-90 80 0", shade, 12) +
  path("M-90-330h180l26 60h-232z", shade) +
  box(-100, -270, 200, 230, 8, light) +
  path("M0-220q50 70 0 130q-50-60 0-130z", "#efb34a") +
  stroke("M-100-270v230M100-270v230M0-270v40", accent, 12) +
  box(-120, -40, 240, 40, 8, accent);
const trowel: Motif = ({ deep, accent, shade, light }) =>
  `<g transform="rotate(24 0 -200)">${box(-24, -420, 48, 150, 24, "#c99b62")}${box(-24, -300, 48, 22, 6, deep)}${stroke("M0-280v70", shade, 18)}${path("M-64-220q64-26 128 0q6 150-64 220q-70-70-64-220z", accent)}${stroke("M0-190v120", light, 7)}</g>`;
const feeder: Motif = ({ deep, accent, shade, light }) =>
  stroke("M0-640v240", deep, 6) +
  path("M-150-300l150-110 150 110z", accent) +
  box(-96, -300, 192, 210, 10, light) +
  path("M-88-190q88-30 176 0v92h-176z", "#d9b56c") +
  path("M-150-90h300l-16 34h-268z", accent) +
  stroke("M-150-112h60M90-112h60", shade, 10) +
  path("M104-150q10-50 62-44q30-34 52-4l22 8-22 8q-10 50-66 46l-50 26z", deep);

/** Motifs for garden and outdoor. */
export const outdoorMotifs = {
  Outdoor: [
    ["bottle", bottle],
    ["stove", stove],
    ["sleeping", sleepingBag],
    ["blanket", blanket],
    ["hammock", hammock],
    ["headlamp", headlamp],
  ],
  Garden: [
    ["planter", planter],
    ["shears", shears],
    ["watering", can],
    ["lantern", lantern],
    ["trowel", trowel],
    ["feeder", feeder],
  ],
} satisfies MotifsByCategory;

import { box, disc, type Motif, type MotifsByCategory, path, stroke, wide } from "./artwork-shapes.ts";

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

const headphones: Motif = ({ deep, accent, light }) =>
  stroke("M-140-120v-60q0-190 140-190t140 190v60", deep, 26) +
  box(-180, -180, 84, 160, 40, accent) +
  box(96, -180, 84, 160, 40, accent) +
  box(-116, -160, 30, 120, 15, light) +
  box(86, -160, 30, 120, 15, light);
const speaker: Motif = ({ deep, accent, light }) =>
  box(-120, -400, 240, 400, 24, accent) +
  disc(0, -130, 84, deep) +
  disc(0, -130, 34, light) +
  disc(0, -300, 46, deep) +
  disc(0, -300, 16, light);
const turntable: Motif = ({ deep, accent, light }) =>
  box(-200, -220, 400, 200, 24, accent) +
  `<ellipse cx="-40" cy="-130" rx="130" ry="74" fill="${deep}"/>` +
  `<ellipse cx="-40" cy="-130" rx="44" ry="25" fill="${light}"/>` +
  stroke("M150-190v60l-80 40", light, 12) +
  disc(150, -190, 16, deep) +
  box(-170, -20, 40, 20, 6, deep) +
  box(130, -20, 40, 20, 6, deep);
const portable: Motif = ({ deep, accent, light }) =>
  box(-170, -200, 340, 190, 80, accent) +
  stroke("M-60-200q60-70 120 0", deep, 14) +
  Array.from({ length: 24 }, (_, n) =>
    disc(-115 + (n % 8) * 33, -140 + Math.floor(n / 8) * 36, 8, n % 3 === 0 ? light : deep),
  ).join("");

const notebook: Motif = ({ deep, accent, light }) =>
  box(-120, -340, 250, 340, 14, light) +
  box(-130, -350, 250, 340, 14, accent) +
  box(-130, -350, 36, 340, 14, deep) +
  box(-50, -290, 120, 54, 6, light) +
  path("M70-10v60l-14-16-14 16v-60z", deep);
const pen: Motif = ({ deep, accent, light }) =>
  `<g transform="rotate(28 0 -180)">${box(-22, -400, 44, 250, 20, accent)}${box(-26, -180, 52, 30, 6, light)}${path("M-22-150h44l-22 120z", deep)}${box(14, -380, 10, 130, 5, light)}</g>`;
const tray: Motif = ({ deep, accent, light }) =>
  path("M-200-100h400l-24 100h-352z", accent) +
  box(-150, -230, 16, 150, 6, deep) +
  box(-116, -260, 16, 180, 6, light) +
  disc(60, -120, 36, light) +
  box(-20, -150, 40, 60, 6, deep);
const calendar: Motif = ({ deep, accent, light }) =>
  stroke("M-120-400q120-80 240 0", deep, 5) +
  box(-160, -404, 320, 22, 8, deep) +
  box(-140, -384, 280, 370, 6, light) +
  box(-140, -384, 280, 150, 6, accent) +
  Array.from({ length: 28 }, (_, n) =>
    disc(-108 + (n % 7) * 36, -200 + Math.floor(n / 7) * 46, 8, n % 7 === 6 ? accent : deep),
  ).join("");

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
const stove: Motif = ({ deep, accent, light }) =>
  stroke("M-150 0l40-90h220l40 90", deep, 14) +
  box(-70, -120, 140, 40, 16, accent) +
  stroke("M-110-130h220", deep, 10) +
  path("M-120-280h240v110q0 36-36 36h-168q-36 0-36-36z", light) +
  stroke("M120-250h70", deep, 14);
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
const lantern: Motif = ({ deep, accent, light }) =>
  stroke("M-40-330q40-90 80 0", deep, 12) +
  path("M-90-330h180l26 60h-232z", deep) +
  box(-100, -270, 200, 230, 8, light) +
  path("M0-220q50 70 0 130q-50-60 0-130z", accent) +
  stroke("M-100-270v230M100-270v230M0-270v40", deep, 12) +
  box(-120, -40, 240, 40, 8, deep);

/** What goes along with people; by category, a word of the product's name and its drawing. */
export const lifeMotifs = {
  Apparel: [
    ["t-shirt", shirt],
    ["overshirt", overshirt],
    ["beanie", beanie],
    ["socks", socks],
  ],
  Bags: [
    ["backpack", backpack],
    ["tote", tote],
    ["duffel", duffel],
    ["card", cards],
  ],
  Audio: [
    ["headphones", headphones],
    ["bookshelf", speaker],
    ["turntable", turntable],
    ["portable", portable],
  ],
  Stationery: [
    ["notebook", notebook],
    ["pen", pen],
    ["tray", tray],
    ["calendar", calendar],
  ],
  Outdoor: [
    ["bottle", bottle],
    ["stove", stove],
    ["sleeping", sleepingBag],
    ["blanket", blanket],
  ],
  Garden: [
    ["planter", planter],
    ["shears", shears],
    ["can", can],
    ["lantern", lantern],
  ],
} satisfies MotifsByCategory;

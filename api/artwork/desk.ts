import { box, disc, type Motif, type MotifsByCategory, path, stroke } from "./shapes.ts";

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
const radio: Motif = ({ deep, accent, shade, light }) =>
  stroke("M120-250l60-150", deep, 8) +
  box(-190, -260, 380, 250, 40, accent) +
  box(-160, -228, 200, 186, 24, shade) +
  stroke("M-136-190h152M-136-160h152M-136-130h152M-136-100h152M-136-72h152", light, 6) +
  disc(112, -182, 44, light) +
  stroke("M112-182l22-26", deep, 8) +
  disc(112, -76, 24, deep) +
  box(-150, -12, 40, 14, 6, deep) +
  box(110, -12, 40, 14, 6, deep);
const earbuds: Motif = ({ accent, shade, light }) =>
  [-1, 1]
    .map(
      (side) =>
        `<g transform="translate(${side * 46} -14) rotate(${side * 10} 0 -300) scale(${side} 1)">${box(-18, -370, 36, 150, 18, shade)}<ellipse cx="24" cy="-370" rx="58" ry="46" fill="${accent}"/><ellipse cx="82" cy="-366" rx="20" ry="32" fill="${light}"/></g>`,
    )
    .join("") +
  box(-150, -190, 300, 190, 84, accent) +
  path("M-150-106q0-84 84-84h132q84 0 84 84z", shade) +
  box(-22, -118, 44, 24, 12, light) +
  disc(0, -52, 8, light);

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
const pencils: Motif = ({ deep, accent, shade, light }) =>
  [-34, -17, 0, 17, 34]
    .map(
      (turn, n) =>
        `<g transform="translate(${turn * 1.6} -110) rotate(${turn / 1.6})">${box(-13, -230, 26, 200, 0, n % 2 ? shade : accent)}${path("M-13-228h26l-13-56z", "#ecd3a8")}${path("M-5-262h10l-5-22z", deep)}</g>`,
    )
    .join("") +
  path("M-96-190h192l-12 190h-168z", light) +
  box(-94, -130, 188, 46, 0, deep, 'opacity=".85"');
const bookends: Motif = ({ deep, accent, shade, light }) =>
  [
    [-100, 300, 44, deep],
    [-50, 260, 34, light],
    [-10, 290, 52, shade],
    [48, 240, 30, light],
  ]
    .map(([x, height, width, fill]) =>
      box(Number(x), -Number(height), Number(width), Number(height), 4, String(fill)),
    )
    .join("") +
  path("M-190 0v-210q90 0 90 120v90z", accent) +
  path("M180 0v-210q-96 0-96 120v90z", accent);

/** Motifs for audio and stationery. */
export const deskMotifs = {
  Audio: [
    ["headphones", headphones],
    ["bookshelf", speaker],
    ["turntable", turntable],
    ["portable", portable],
    ["radio", radio],
    ["earbuds", earbuds],
  ],
  Stationery: [
    ["notebook", notebook],
    ["fountain pen", pen],
    ["tray", tray],
    ["calendar", calendar],
    ["pencil", pencils],
    ["bookends", bookends],
  ],
} satisfies MotifsByCategory;

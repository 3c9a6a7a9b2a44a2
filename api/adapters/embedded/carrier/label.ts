import type { LabelRequest } from "../../../ports/carriers.ts";

/** A label of 4 by 6 inches as SVG, with the tracking number as a Code 39 bar code. */
export function labelSvg(
  { to, from, orderNumber, service, weight }: LabelRequest,
  trackingNumber: string,
): string {
  const lines = [to.name, to.street, to.street2, `${to.zipCode} ${to.city}`.trim(), to.state, to.country];
  const address = lines.filter((line) => line !== undefined && line.trim() !== "");
  const text = (x: number, y: number, size: number, content: string) =>
    `<text x="${x}" y="${y}" font-size="${size}">${escaped(fitting(content, size))}</text>`;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="4in" height="6in" viewBox="0 0 400 600" font-family="sans-serif">',
    '<rect width="400" height="600" fill="#fff"/><rect x="6" y="6" width="388" height="588" fill="none" stroke="#000" stroke-width="2"/>',
    text(20, 40, 22, service.toUpperCase()),
    text(20, 64, 13, `${(weight / 1000).toFixed(2)} kg`),
    text(20, 96, 12, `From: ${from}`),
    '<path d="M6 112H394M6 380H394" stroke="#000" stroke-width="2"/>',
    text(20, 142, 13, "To:"),
    ...address.map((line, place) => text(20, 176 + place * 34, 24, line ?? "")),
    `<g transform="translate(28 410)">${bars(trackingNumber, 344, 110)}</g>`,
    `<text x="200" y="548" font-size="20" text-anchor="middle" font-family="monospace">${trackingNumber}</text>`,
    text(20, 580, 13, `Order ${orderNumber}`),
    "</svg>",
  ].join("\n");
}

/** Shortened to the label's width. */
function fitting(content: string, size: number): string {
  const most = Math.floor(360 / (size * 0.56));
  return content.length <= most ? content : `${content.slice(0, most - 1)}…`;
}

const escaped = (text: string): string =>
  text
    .replace(/[^\P{Cc}]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** Code 39: nine bars and gaps of each character, of which the 1s are wide. ISO/IEC 16388. */
const code39: Readonly<Record<string, string>> = {
  "0": "000110100",
  "1": "100100001",
  "2": "001100001",
  "3": "101100000",
  "4": "000110001",
  "5": "100110000",
  "6": "001110000",
  "7": "000100101",
  "8": "100100100",
  "9": "001100100",
  A: "100001001",
  B: "001001001",
  C: "101001000",
  D: "000011001",
  E: "100011000",
  F: "001011000",
  "*": "010010100",
};

function bars(digits: string, width: number, height: number): string {
  const elements = `*${digits}*`.split("").flatMap((letter) => [...(code39[letter] ?? "").split(""), "0"]);
  const units = elements.reduce((sum, wide) => sum + (wide === "1" ? 3 : 1), 0);
  const unit = width / units;
  let x = 0;
  return elements
    .map((wide, place) => {
      const at = x;
      x += (wide === "1" ? 3 : 1) * unit;
      // Every tenth element is the gap between two characters.
      return (place % 10) % 2 === 0
        ? `<rect x="${at.toFixed(2)}" width="${(x - at).toFixed(2)}" height="${height}"/>`
        : "";
    })
    .join("");
}

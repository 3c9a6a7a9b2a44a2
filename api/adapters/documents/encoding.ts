import { refused } from "./refusal.ts";

/** Of a text's first characters, the share of control characters from which on it is none. */
const mostControls = 0.02;

/** The text of a file in UTF-8, in UTF-16 with a byte order mark, or else in Windows-1252. Throws VALIDATION_ERROR. */
export function decoded(bytes: Uint8Array): string {
  const text = textOf(bytes);
  const sample = text.slice(0, 4_000);
  // Spaces and line ends are control characters too.
  const controls = sample.match(/(?!\s)[\p{Cc}\ufffd]/gu)?.length ?? 0;
  if (controls > sample.length * mostControls) throw refused("is no text. Save it as text in UTF-8.");
  if (text.trim() === "") throw refused("is empty.");
  return text.replace(/\r\n?/g, "\n");
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return read("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return read("utf-16be", bytes);
  if (bytes.includes(0))
    throw refused("is no text, or UTF-16 without a byte order mark. Save it as text in UTF-8.");
  try {
    return read("utf-8", bytes);
  } catch {
    return read("windows-1252", bytes);
  }
}

function read(encoding: string, bytes: Uint8Array): string {
  try {
    // Drops a byte order mark.
    return new TextDecoder(encoding, { fatal: encoding === "utf-8" }).decode(bytes);
  } catch (error) {
    if (encoding === "utf-8") throw error;
    throw refused("is no text. Save it as text in UTF-8.");
  }
}

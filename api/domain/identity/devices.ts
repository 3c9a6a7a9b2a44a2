import type { Sign } from "../../ports/sign.ts";
import { emailKeyOf } from "./email.ts";

/** What a browser keeps of the accounts that signed in on it: at most four marks, the newest first. */
const mostMarks = 4;
const goodFor = 180 * 24 * 3_600_000;

type Marking = { readonly sign: Sign; readonly email: string; readonly now: number };

/**
 * The device on which this account signed in before, by one of the `marks` that the browser sent; undefined for a stranger,
 * and for a mark of another account, made up, or half a year old.
 * https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export async function deviceIn(marks: string | undefined, of: Marking): Promise<string | undefined> {
  for (const mark of marksIn(marks)) {
    const [device = "", since = "", signature] = mark.split(".");
    if (of.now - Number(since) > goodFor) continue;
    if (signature === (await signatureOf(device, since, of))) return device;
  }
  return undefined;
}

/** `marks` with one for this account in front, for the browser to keep. */
export async function withDevice(
  marks: string | undefined,
  { newId, ...of }: Marking & { readonly newId: () => string },
): Promise<string> {
  const known = await deviceIn(marks, of);
  const device = known ?? newId();
  const since = String(of.now);
  const others = marksIn(marks).filter((mark) => known === undefined || !mark.startsWith(`${known}.`));
  const mark = [device, since, await signatureOf(device, since, of)].join(".");
  return [mark, ...others].slice(0, mostMarks).join("~");
}

const marksIn = (marks: string | undefined): string[] => (marks ?? "").split("~", mostMarks).filter(Boolean);

const signatureOf = async (device: string, since: string, { sign, email }: Marking): Promise<string> =>
  sign(["device", await emailKeyOf(sign, email), device, since].join("\n"));

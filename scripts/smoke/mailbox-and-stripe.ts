import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";

const Mails = z.array(z.object({ to: z.string(), subject: z.string(), text: z.string() }));

/** The mails in the local mailbox for an address, newest first. Throws when there is no local mailbox. */
export async function readMail(base: string, to: string): Promise<z.output<typeof Mails>> {
  const response = await fetch(`${base}/_local/mail?to=${encodeURIComponent(to)}`, {
    headers: { accept: "application/json" },
  });
  if (!response.ok)
    throw new Error(
      "there is no local mailbox here: give the code in SMOKE_CODE, or run against a local shop",
    );
  return Mails.parse(await response.json());
}

/** The six-digit code of the newest mail; waits up to ten seconds for it. */
export async function readCode(base: string, to: string): Promise<string> {
  if (process.env["SMOKE_CODE"]) return process.env["SMOKE_CODE"];
  for (let attempt = 0; attempt < 100; attempt++) {
    const [mail] = await readMail(base, to);
    const code = mail && /\b\d{6}\b/.exec(mail.text)?.[0];
    if (code) return code;
    await sleep(100);
  }
  throw new Error("no mail with a code arrived");
}

/** Creates a payment method from the test card, as a browser would; with real Stripe, returns its ready-made one. */
export async function paymentMethod(stripe: {
  publishableKey: string;
  apiUrl: string | null;
}): Promise<string> {
  if (stripe.apiUrl === null) return "pm_card_visa";
  const response = await fetch(`${stripe.apiUrl}/v1/payment_methods`, {
    method: "POST",
    headers: { authorization: `Bearer ${stripe.publishableKey}` },
    body: new URLSearchParams({
      type: "card",
      "card[number]": "4242424242424242",
      "card[exp_month]": "12",
      "card[exp_year]": "2034",
      "card[cvc]": "123",
    }),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`the card was refused: ${JSON.stringify(body)}`);
  return z.object({ id: z.string() }).parse(body).id;
}

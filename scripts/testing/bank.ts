type Fetch = (request: Request) => Response | Promise<Response>;

/** The URL of the bank's 3-D Secure page, found with the client secret as a browser does. */
async function bankPage(fetch: Fetch, paymentId: string, clientSecret: string): Promise<string | undefined> {
  const response = await fetch(
    new Request(
      `http://localhost:3000/_local/stripe/v1/payment_intents/${paymentId}?client_secret=${clientSecret}`,
      {
        headers: { authorization: "Bearer pk_test_local" },
      },
    ),
  );
  const intent = (await response.json()) as { next_action?: { redirect_to_url: { url: string } } | null };
  return intent.next_action?.redirect_to_url.url;
}

/** Presses a button on the bank's page; undefined when there is no open challenge. */
export async function answerBank(
  fetch: Fetch,
  payment: { paymentId?: string; clientSecret?: string },
  button: "approve" | "fail",
): Promise<Response | undefined> {
  const page = await bankPage(fetch, payment.paymentId ?? "", payment.clientSecret ?? "");
  if (page === undefined) return undefined;
  const html = await (await fetch(new Request(page))).text();
  const [, action = page] = /<form[^>]*action="([^"]*)"/.exec(html) ?? [];
  const buttons = [...html.matchAll(/<button[^>]*name="([^"]+)"[^>]*value="([^"]+)"/g)];
  const [, name = "", value = ""] = buttons.find(([text]) => text.includes(button)) ?? [];
  return fetch(
    new Request(new URL(action, page), {
      method: "POST",
      body: new URLSearchParams({ [name]: value }),
      redirect: "manual",
    }),
  );
}

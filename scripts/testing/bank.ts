type Fetch = (request: Request) => Response | Promise<Response>;

/** The address of the page on which the shopper's bank asks, as a browser finds it with the order's secret. */
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

/** Presses a button of the bank's page; undefined when the bank no longer asks. */
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

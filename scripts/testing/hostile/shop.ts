import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { startServer } from "../server.ts";

const admin = { email: "admin@example.com", password: "Admin#2026" };
const place = {
  street: "1 Market Street",
  city: "San Francisco",
  state: "CA",
  zipCode: "94105",
  country: "US",
};

/** A shop in a process of its own, with its limits, as `npm start` runs it. */
export async function hostileShop(data: string) {
  const server = await startServer("scripts/start.ts", (port) => [
    ...argumentsOn(data),
    "--port",
    String(port),
  ]);
  const { url } = server;
  const { accessToken } = await ask<{ accessToken: string }>(`${url}/auth/sign-in`, { body: admin });
  const products: string[] = [];
  const sold = async (): Promise<string> => {
    const [known] = products;
    if (known !== undefined) return known;
    const product = { name: "Hostile mug", price: 12.5, category: "Kitchen", stock: 100_000 };
    const { productId } = await ask<{ productId: string }>(`${url}/products`, {
      body: product,
      token: accessToken,
    });
    products.push(productId);
    return productId;
  };
  return {
    server,
    url,
    port: Number(new URL(url).port),
    token: accessToken,
    /** Orders as a guest; the order's id and token. */
    buy: async (paymentMethodId = "pm_card_visa"): Promise<{ orderId: string; orderToken: string }> => {
      const items = [{ productId: await sold(), quantity: 1 }];
      const email = `hostile-${Math.random().toString(36).slice(2)}@example.com`;
      return ask(`${url}/orders`, {
        body: { paymentMethodId, shippingAddress: place, guest: { email, items } },
      });
    },
    /** An order of the admin's own account that waits for the bank. */
    waiting: async (): Promise<string> => {
      await ask(`${url}/cart`, { body: { productId: await sold(), quantity: 1 }, token: accessToken });
      const { orderId } = await ask<{ orderId: string }>(`${url}/orders`, {
        body: { paymentMethodId: "pm_card_threeDSecure2Required", shippingAddress: place },
        token: accessToken,
      });
      return orderId;
    },
    statusOf: async (path: string, body?: unknown): Promise<Response> =>
      again(`${url}${path}`, {
        signal: AbortSignal.timeout(30_000),
        ...(body !== undefined && {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${accessToken}` },
          body: JSON.stringify(body),
        }),
      }),
  };
}

export type HostileShop = Awaited<ReturnType<typeof hostileShop>>;

const argumentsOn = (data: string) => ["--data", data, "--products", "5", "--api-only"];

/** Starts a shop that is expected to end by itself; its status and what it said. */
export async function startEnding(
  data: string,
  port: number,
): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, ["scripts/start.ts", ...argumentsOn(data), "--port", String(port)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const late = setTimeout(() => child.kill("SIGKILL"), 120_000);
  const [status] = (await once(child, "exit")) as [number | null];
  clearTimeout(late);
  return { status, said };
}

/** What `npm run audit` says, the last line by itself. */
export async function auditOf(data: string): Promise<{ readonly last: string; readonly all: string }> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/audit.ts", "--data", data]).catch(
    (error: { stdout?: string; message: string }) => ({ stdout: error.stdout || error.message }),
  );
  return { last: stdout.trim().split("\n").at(-1) ?? "", all: stdout };
}

/** Once more where the server had closed the kept connection that `fetch` took. */
const again: typeof fetch = (input, init) =>
  fetch(input, init).catch((error: unknown) => {
    if (error instanceof TypeError) return fetch(input, init);
    throw error;
  });

async function ask<T>(
  url: string,
  { body, token }: { readonly body: unknown; readonly token?: string },
): Promise<T> {
  const response = await again(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

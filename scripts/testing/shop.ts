import { randomUUID } from "node:crypto";
import { allTables } from "../../api/adapters/stores/keys.ts";
import type { Role } from "../../api/domain/staff/permissions.ts";
import type { OtherEngines } from "../local/engines.ts";
import { openShop, type Shop, type ShopOptions } from "../local/shop.ts";
import { responseContract } from "./contract.ts";
import { freshDynamoTables } from "./dynamo.ts";

export const address = {
  street: "1 Market Street",
  city: "San Francisco",
  state: "CA",
  zipCode: "94105",
  country: "US",
} as const;

/** A caller of a test shop. Every response is checked against /openapi.json. */
export class Caller {
  readonly #shop: Shop;
  readonly #check: (method: string, url: string, response: Response) => Promise<void>;
  readonly #token: string | undefined;
  readonly userId: string;

  constructor(shop: Shop, check: Awaited<ReturnType<typeof responseContract>>, token?: string, userId = "") {
    this.#shop = shop;
    this.#check = check;
    this.#token = token;
    this.userId = userId;
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await this.#shop.fetch(
      new Request(`http://shop${path}`, {
        method,
        headers: {
          ...(body !== undefined && { "content-type": "application/json" }),
          ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
          ...headers,
        },
        ...(body !== undefined && {
          body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
        }),
      }),
    );
    await this.#check(method, path, response);
    return response;
  }

  get = (path: string, headers?: Record<string, string>) => this.request("GET", path, undefined, headers);
  post = (path: string, body?: unknown, headers?: Record<string, string>) =>
    this.request("POST", path, body, headers);
  put = (path: string, body?: unknown, headers?: Record<string, string>) =>
    this.request("PUT", path, body, headers);
  delete = (path: string, headers?: Record<string, string>) =>
    this.request("DELETE", path, undefined, headers);

  /** The body of a successful response; any other status fails the test with the body. */
  async json<T = Record<string, unknown>>(answer: Promise<Response>): Promise<T> {
    const response = await answer;
    const text = await response.text();
    if (!response.ok) throw new Error(`answered ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  }
}

export type TestShop = Shop & {
  readonly guest: Caller;
  shopper(email?: string): Promise<Caller>;
  admin(): Promise<Caller>;
  /** Staff of one role, each time the same account. */
  staff(role: Role): Promise<Caller>;
  /** Adds an active product through the admin's route. */
  addProduct(fields?: Record<string, unknown>): Promise<TestProduct>;
  /** Resolves when workflows, queues and webhooks are idle. */
  settled(): Promise<void>;
};

export type TestProduct = {
  productId: string;
  slug: string;
  name: string;
  price: number;
  stock: number;
  available: number;
};

/**
 * A whole shop for one test, in memory. With TEST_TABLES=dynamodb its tables are on DynamoDB Local, with
 * TEST_ENGINES=emulated it runs on the emulators, so the same tests run on all engines.
 */
export async function testShop(options: Partial<ShopOptions> = {}): Promise<TestShop> {
  const shop = await openShop({
    port: 3000,
    rateLimits: false,
    passwordCost: { N: 16, r: 8, p: 1 },
    ...options,
    engines: { ...(await enginesOfTests(options)), ...options.engines },
  });
  const check = await responseContract(shop.app);
  let last: Promise<unknown> = Promise.resolve();
  // One at a time: identity refuses sign-ins beyond a short queue, and tests open hundreds of accounts at once.
  const signIn = (email: string, groups: readonly string[]): Promise<Caller> => {
    const mine = last.then(() => signInNow(email, groups));
    last = mine.catch(() => undefined);
    return mine;
  };
  const signInNow = async (email: string, groups: readonly string[]): Promise<Caller> => {
    const password = "Testing#2026";
    const { userId } = await shop.identity.ensureUser({ email, password, groups });
    const { accessToken } = await shop.deps.identity.signIn({ email, password });
    return new Caller(shop, check, accessToken, userId);
  };
  const staff = new Map<Role, Promise<Caller>>();
  const asStaff = (role: Role): Promise<Caller> => {
    const known =
      staff.get(role) ?? signIn(role === "admin" ? "staff@example.com" : `${role}@example.com`, [role]);
    staff.set(role, known);
    return known;
  };
  const asAdmin = () => asStaff("admin");

  return {
    ...shop,
    guest: new Caller(shop, check),
    shopper: (email = `${randomUUID()}@example.com`) => signIn(email, []),
    admin: asAdmin,
    staff: asStaff,
    async addProduct(fields = {}) {
      const staff = await asAdmin();
      const product = {
        name: `Mug ${randomUUID().slice(0, 8)}`,
        price: 12.5,
        category: "Kitchen",
        stock: 10,
        ...fields,
      };
      return staff.json<TestProduct>(staff.post("/products", product));
    },
    async settled() {
      for (let quiet = 0; quiet < 2; quiet++) {
        await shop.workflows.idle();
        await shop.stripe.deliverDue();
        await shop.messages.idle();
        await shop.consumers.idle();
      }
    },
  };
}

async function enginesOfTests({ engines }: Partial<ShopOptions>): Promise<OtherEngines> {
  if (process.env["TEST_ENGINES"] === "emulated") {
    const { freshEmulatedEngines } = await import("./engines/emulated.ts");
    return freshEmulatedEngines();
  }
  if (engines?.tables || process.env["TEST_TABLES"] !== "dynamodb") return {};
  return { tables: await freshDynamoTables(allTables) };
}

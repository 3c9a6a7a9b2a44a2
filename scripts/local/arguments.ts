import { parseArgs } from "node:util";
import * as z from "zod";
import { isThisMachine } from "./edge/public-door.ts";

const PublicUrl = z
  .url({ protocol: /^https?$/, error: "must be an http or https URL", abort: true })
  .refine((url) => new URL(url).pathname === "/" && !/[?#@]/.test(url), {
    error:
      "must be an origin, without a path: give the store a host name of its own, such as shop.example.com",
    abort: true,
  })
  .refine((url) => url.startsWith("https:") || isThisMachine(new URL(url).hostname), {
    error:
      "must begin with https://, because browsers send cookies and passwords to it. docs/hosting has a proxy's configuration for that",
  })
  .transform((url) => new URL(url).origin);

/** Options that a service manager may give as variables of the environment. */
const variables = {
  "public-url": "PUBLIC_URL",
  "admin-url": "ADMIN_URL",
  "trust-proxy": "TRUST_PROXY",
} as const;

const Arguments = z.strictObject({
  port: z.coerce.number().int().min(1).max(65_533).default(3000),
  host: z.string().min(1).default("127.0.0.1"),
  "public-url": PublicUrl.optional(),
  "admin-url": PublicUrl.optional(),
  "trust-proxy": z.coerce.number().int().min(0).max(10).default(0),
  data: z.string().min(1).default(".local"),
  reset: z.boolean().default(false),
  products: z.coerce.number().int().min(0).max(1_000_000).default(200),
  "demo-orders": z.coerce.number().int().min(0).max(2_000).optional(),
  "no-demo-accounts": z.boolean().default(false),
  "seed-only": z.boolean().default(false),
  "no-limits": z.boolean().default(false),
  "api-only": z.boolean().default(false),
  engines: z.enum(["embedded", "emulated", "aws"]).default("embedded"),
  help: z.boolean().default(false),
});

export type StartArguments = z.output<typeof Arguments> & { readonly "demo-orders": number };

/** The help text of `npm start` or `npm run dev`. */
export const usageOf = (command: string): string => `${command} -- [options]
  --port 3000       port of the API; the storefront uses the next one, the admin the one after
  --host 127.0.0.1  address to listen on; 0.0.0.0 for every network interface
  --public-url URL  origin at which a proxy publishes the storefront (https://shop.example), the API under its
                    /api; the mailbox, files and test payments under /_local are then switched off
  --admin-url URL   origin at which a proxy publishes the admin (https://admin.shop.example); without it the admin
                    is reached on this machine alone
  --trust-proxy 0   number of proxies in front that append to X-Forwarded-For; rate limits then count the address
                    that the outermost one saw, and X-Forwarded-Proto and -Host tell what the browser used
  --data .local     folder of the shop's data
  --reset           delete the shop in the data folder first
  --products 200    number of demo products added to an empty shop
  --demo-orders 80   number of orders of the last six weeks that are made up for an empty shop; none unless stated
                    where --products or --no-demo-accounts is
  --no-demo-accounts  add no accounts with published passwords to an empty shop; npm run staff adds your own
  --seed-only       add the demo data and exit (npm start only)
  --no-limits       switch the rate limits off, for load tests
  --api-only        start neither storefront nor admin
  --engines embedded|emulated|aws
                    embedded: everything in this process (default)
                    emulated: the AWS adapters on DynamoDB Local, OpenSearch, and emulators of SQS, SNS, S3 and
                      SES (needs Java 17 and, the first time, Maven); the start says what stays embedded
                    aws: the real services, configured by the environment variables of the Lambda functions
  --help            print this text
The variables PUBLIC_URL, ADMIN_URL and TRUST_PROXY stand for the options of those names.`;

const demoOrders = 80;

/** The demo has orders; a shop whose catalog or accounts somebody chose has those that were asked for. */
const demoOrdersOf = (
  named: { readonly products?: string; readonly "no-demo-accounts"?: boolean },
  asked: z.output<typeof Arguments>,
): number => {
  if (asked["no-demo-accounts"] || asked.engines !== "embedded") return 0;
  return asked["demo-orders"] ?? (named.products === undefined ? demoOrders : 0);
};

/** The options of the command line. Prints the help text or what is wrong, and ends the process. */
export function argumentsOrExit(command: string): StartArguments {
  try {
    const args = readArguments(process.argv.slice(2));
    if (!args.help) return args;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usageOf(command)}`);
    process.exit(2);
  }
  console.log(usageOf(command));
  process.exit(0);
}

/** Throws an Error that names the option, or the variable, and what is wrong with it. */
export function readArguments(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): StartArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      port: { type: "string" },
      host: { type: "string" },
      "public-url": { type: "string" },
      "admin-url": { type: "string" },
      "trust-proxy": { type: "string" },
      data: { type: "string" },
      reset: { type: "boolean" },
      products: { type: "string" },
      "demo-orders": { type: "string" },
      "no-demo-accounts": { type: "boolean" },
      "seed-only": { type: "boolean" },
      "no-limits": { type: "boolean" },
      "api-only": { type: "boolean" },
      engines: { type: "string" },
      help: { type: "boolean" },
    },
  });
  const given: Record<string, string | undefined> = {};
  for (const [option, variable] of Object.entries(variables))
    if (!(option in values) && environment[variable]) given[option] = environment[variable];
  const parsed = Arguments.safeParse({ ...given, ...values });
  if (parsed.success) return { ...parsed.data, "demo-orders": demoOrdersOf(values, parsed.data) };
  const [issue] = parsed.error.issues;
  const option = issue?.path.join(".") ?? "";
  const variable = Object.entries(variables).find(([name]) => name === option && name in given)?.[1];
  throw new Error(`${variable ?? `--${option}`}: ${issue?.message}`);
}

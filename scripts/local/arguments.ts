import { parseArgs } from "node:util";
import * as z from "zod";

const Arguments = z.strictObject({
  port: z.coerce.number().int().min(1).max(65_533).default(3000),
  data: z.string().min(1).default(".local"),
  reset: z.boolean().default(false),
  products: z.coerce.number().int().min(0).max(1_000_000).default(200),
  "seed-only": z.boolean().default(false),
  "no-limits": z.boolean().default(false),
  "api-only": z.boolean().default(false),
  engines: z.enum(["embedded", "emulated", "aws"]).default("embedded"),
  help: z.boolean().default(false),
});

export type StartArguments = z.output<typeof Arguments>;

export const usage = `npm start -- [options]
  --port 3000       API; the storefront is on the next port, the admin on the one after
  --data .local     where everything is kept
  --reset           start empty
  --products 200    size of the demo catalog of an empty shop
  --seed-only       put the demo data in and stop
  --no-limits       rate limits off, for load tests
  --api-only        no storefront
  --engines embedded|emulated|aws
                    emulated: tables on Amazon's DynamoDB Local (needs Java); aws: the real services,
                    by the environment that a Lambda of the shop has`;

/** Throws an Error that says what is wrong with which option. */
export function readArguments(words: readonly string[]): StartArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      port: { type: "string" },
      data: { type: "string" },
      reset: { type: "boolean" },
      products: { type: "string" },
      "seed-only": { type: "boolean" },
      "no-limits": { type: "boolean" },
      "api-only": { type: "boolean" },
      engines: { type: "string" },
      help: { type: "boolean" },
    },
  });
  const parsed = Arguments.safeParse(values);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`--${issue?.path.join(".")}: ${issue?.message}`);
}

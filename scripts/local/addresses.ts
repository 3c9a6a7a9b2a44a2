import type { StartArguments } from "./arguments.ts";
import type { Running } from "./running.ts";
import { demoAccounts } from "./seed.ts";

/** Prints where the shop can be reached and the demo accounts. `seconds` is how long it took to start. */
export function printAddresses(
  args: StartArguments,
  options: {
    readonly web: boolean;
    readonly seconds: number;
    readonly accounts: boolean;
    readonly engines?: Running["engines"];
  },
): void {
  const api = `http://localhost:${args.port}`;
  const accounts = (options.accounts ? demoAccounts : []).map(
    ({ email, password, groups }) =>
      [groups.length > 0 ? "Staff account" : "Shopper account", `${email} / ${password}`] as const,
  );
  const isPublic = args["public-url"] !== undefined || process.env["STRIPE_SECRET_KEY"] !== undefined;
  const pages = isPublic
    ? []
    : ([
        ["Mailbox", `${api}/_local/mail`],
        ["Metrics", `${api}/_local/metrics`],
        ["Traces", `${api}/_local/traces`],
        ["Test payments", `${api}/_local/stripe/dashboard`],
      ] as const);
  const local = [...pages, ...accounts, ["Data folder", args.data]] as const;
  const rows = [
    ...(options.web
      ? ([
          ["Storefront", args["public-url"] ?? `http://localhost:${args.port + 1}`],
          ["Admin", args["admin-url"] ?? `http://localhost:${args.port + 2}`],
        ] as const)
      : []),
    ["API", api],
    ["API reference", `${api}/docs`],
    ["OpenAPI document", `${api}/openapi.json`],
    ...(args.engines === "aws" ? [] : local),
    ...(options.engines ?? []),
  ] as const;
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  console.log(`\nE-Com67 started in ${options.seconds.toFixed(1)} s\n`);
  for (const [name = "", value] of rows) console.log(`  ${name.padEnd(width)}  ${value}`);
  console.log("\nPress Ctrl-C to stop. The data is kept.\n");
}

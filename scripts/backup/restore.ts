// npm run restore -- --from BACKUP --data FOLDER: puts a backup into an empty folder and audits it.
import { parseArgs } from "node:util";
import { auditRestored } from "./audited.ts";
import { putBack } from "./put-back.ts";

const { values } = parseArgs({ options: { from: { type: "string" }, data: { type: "string" } } });
const { from, data } = values;
if (from === undefined || data === undefined) {
  console.error("npm run restore -- --from BACKUP --data FOLDER");
  process.exit(2);
}
try {
  const manifest = await putBack({ from, to: data });
  console.log(`${data} has the shop as it was at ${manifest.takenAt}.`);
  if (process.env["STRIPE_SECRET_KEY"] !== undefined) {
    console.log("Its payments are at Stripe: start it, then compare them with npm run audit.");
  } else {
    const { orders, payments, products, differences } = await auditRestored(data);
    for (const difference of differences) console.log(difference);
    console.log(
      `${orders} orders, ${payments} payments, ${products} products: difference ${differences.length}`,
    );
    process.exitCode = differences.length === 0 ? 0 : 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

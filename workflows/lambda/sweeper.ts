import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { sweep } from "../consumers/sweeper.ts";

const deps = await awsDeps(process.env);
/** An order that changed so lately may be under way in a function that no workflow knows of. */
const quietFor = 60_000;

/** Called every few minutes: finishes or undoes what a crash left behind. */
export const handler = async () => {
  const swept = await sweep(deps, { quietFor });
  if (swept.length > 0) deps.log("warn", "swept", { swept });
  return { swept: swept.length };
};

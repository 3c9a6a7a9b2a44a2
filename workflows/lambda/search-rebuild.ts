import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { searchRebuild } from "../consumers/search-rebuild.ts";
import { fromQueue } from "./queue.ts";

/** Builds the search index anew when staff ask for it. */
export const handler = fromQueue(searchRebuild(await awsDeps(process.env)));

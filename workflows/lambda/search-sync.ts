import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { searchSync } from "../consumers/search-sync.ts";
import { fromStream } from "./stream.ts";

/** Tells the search index what became of products. */
export const handler = fromStream(searchSync(await awsDeps(process.env)));

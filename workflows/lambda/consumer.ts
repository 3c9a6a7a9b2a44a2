import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { consumers } from "../registry.ts";
import { handlerOf } from "./handler.ts";

/** The function of one consumer; its environment variable CONSUMER says which, by the name in the registry. */
export const handler = await handlerOf(consumers, process.env["CONSUMER"], async () => awsDeps(process.env));

import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { cloudFrontCache } from "../../api/adapters/aws/edge-cache.ts";
import { everyConsumer } from "../edge-consumers.ts";
import { handlerOf } from "./handler.ts";

/** The function of one consumer; its environment variable CONSUMER says which, by the name in the registry. */
export const handler = await handlerOf(everyConsumer, process.env["CONSUMER"], async () => ({
  ...awsDeps(process.env),
  edgeCache: cloudFrontCache(process.env["SHOP_DISTRIBUTION_ID"] ?? ""),
}));

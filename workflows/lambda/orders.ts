import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { orderProcessor } from "../consumers/order-processor.ts";
import { fromQueue } from "./queue.ts";

/** Confirms paid orders. */
export const handler = fromQueue(orderProcessor(await awsDeps(process.env)));

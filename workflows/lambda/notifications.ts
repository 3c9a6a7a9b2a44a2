import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { notifications } from "../consumers/notifications.ts";
import { fromQueue } from "./queue.ts";

/** Mails shoppers about their orders. */
export const handler = fromQueue(notifications(await awsDeps(process.env)));

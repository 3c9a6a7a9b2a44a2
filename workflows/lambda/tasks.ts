import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { checkoutTasks } from "../checkout/tasks.ts";
import { refundTasks } from "../refund/tasks.ts";
import { taskHandler } from "./task-handler.ts";

const deps = await awsDeps(process.env);

/** Every step of the workflows. */
export const handler = taskHandler({ ...checkoutTasks(deps), ...refundTasks(deps) });

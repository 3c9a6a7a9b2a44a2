import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { loadTasks } from "../registry.ts";
import { taskHandler } from "./task-handler.ts";

const createTasks = await loadTasks();

/** Every step of the workflows. */
export const handler = taskHandler(createTasks(awsDeps(process.env)));

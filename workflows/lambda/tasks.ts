import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { watchedTasks } from "../asl/watched.ts";
import { loadTasks } from "../registry.ts";
import { taskHandler } from "./task-handler.ts";

const createTasks = await loadTasks();

/** Every step of the workflows. */
const deps = awsDeps(process.env);
export const handler = taskHandler(watchedTasks(createTasks(deps), deps.telemetry));

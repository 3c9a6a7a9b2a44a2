import { hc } from "hono/client";
import type { App } from "./app.ts";

/** The typed client of the API: the one door for web and admin. */
export const createClient = (...input: Parameters<typeof hc>) => hc<App>(...input);
export type Client = ReturnType<typeof createClient>;

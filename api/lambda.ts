import { handle } from "hono/aws-lambda";
import { awsDeps } from "./adapters/aws/deps.ts";
import { createApp } from "./app.ts";

/** The API behind an HTTP API (payload 2.0). Set up once per environment; nothing is kept between requests. */
export const handler = handle(createApp(await awsDeps(process.env)));

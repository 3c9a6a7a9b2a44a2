import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";

/** Who is signed in, with what their roles allow; from `GET /admin/me`. */
export type Staff = InferResponseType<Client["admin"]["me"]["$get"], 200>;
/** What staff may do: the API decides, the admin only hides what would be refused. */
export type Permission = Staff["permissions"][number];

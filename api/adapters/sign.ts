import { createHmac } from "node:crypto";
import type { Sign } from "../ports/sign.ts";

/** Signs with a secret, which is asked for each time, because it may be read late and replaced. */
export const signWith =
  (secret: () => Promise<string> | string): Sign =>
  async (text) =>
    createHmac("sha256", await secret())
      .update(text)
      .digest("base64url");

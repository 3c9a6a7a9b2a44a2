import * as z from "zod";
import { schemasOf } from "./parts.ts";

/**
 * The schema of each part: decodes what JSON and the table carry (decimal amounts) into the part with amounts in minor
 * units, and encodes it back. Unknown fields are refused.
 */
export const settingsSchemas = schemasOf(z.strictObject, false);

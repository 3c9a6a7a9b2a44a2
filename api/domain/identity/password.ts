import * as z from "zod";

/** A password that may be set: 8 to 256 characters of four kinds. */
export const Password = z
  .string()
  .min(8, "must have at least 8 characters")
  .max(256)
  .regex(/[a-z]/, "must have a lower-case letter")
  .regex(/[A-Z]/, "must have an upper-case letter")
  .regex(/\d/, "must have a digit")
  .regex(/[^A-Za-z0-9\s]/, "must have a symbol")
  .meta({
    pattern: "^(?=[^]*[a-z])(?=[^]*[A-Z])(?=[^]*\\d)(?=[^]*[^A-Za-z0-9\\s])",
    example: "Correct#Horse7",
  });

import * as z from "zod";

/** Characters as people count them: an emoji is one. */
const lengthOf = (text: string): number => Array.from(text).length;

/** Text of at most `longest` characters, without blanks around it; it may be empty. */
export const anyText = (longest: number) =>
  z
    .string()
    .refine((text) => lengthOf(text) <= longest, { error: `must have at most ${longest} characters` })
    .trim()
    .meta({ maxLength: longest });

/** Text of at most `longest` characters, without blanks around it, that is not blank. */
export const textOf = (longest: number) =>
  z
    .string()
    .refine((text) => lengthOf(text) <= longest, { error: `must have at most ${longest} characters` })
    .regex(/\S/, "must not be empty")
    .trim()
    .meta({ maxLength: longest });

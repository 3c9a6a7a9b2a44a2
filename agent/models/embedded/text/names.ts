/** A line's name without the variant that stands behind it. */
export const plainName = (name: string): string => name.replace(/ \([^)]*\)$/u, "");

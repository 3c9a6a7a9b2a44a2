/** The id of a new zone or method. */
export const newId = (): string => crypto.randomUUID().slice(0, 8);

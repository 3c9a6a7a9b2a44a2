/** The first day of what holds already. */
export const always = "0001-01-01";

/** A first day for an input of type date; empty for what holds already, or is new. */
export const shownDay = (day: string | undefined): string => (day === undefined || day === always ? "" : day);

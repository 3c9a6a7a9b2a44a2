/**
 * A server that defers a mail or is away is asked again after 1, 2, 4 and 8 minutes and then every 15, for about an hour and a
 * half in all. After that the message fails as any other does.
 */
export const mostTries = 9;
/** Seconds until it is asked again, after so many tries. */
export const delayAfter = (tried: number): number => Math.min(900, 60 * 2 ** tried);

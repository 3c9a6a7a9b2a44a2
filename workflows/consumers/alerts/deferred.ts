/**
 * A server that greylists or is away is asked again after 1, 2, 4, 8 and then every 15 minutes, for about an hour and a half; after that the message fails as any
 * other does.
 */
export const mostTries = 9;
/** Seconds until it is asked again, after so many tries. */
export const delayAfter = (tried: number): number => Math.min(900, 60 * 2 ** tried);

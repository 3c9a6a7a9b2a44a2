/** Counts requests in windows. */
export interface Limits {
  /** Counts one; `retryAfter` is in seconds. */
  hit(
    key: string,
    max: number,
    windowSeconds: number,
  ): Promise<{ readonly allowed: boolean; readonly retryAfter: number }>;
}

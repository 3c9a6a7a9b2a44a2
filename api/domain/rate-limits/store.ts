/** Counts requests in fixed windows of time. */
export interface Limits {
  /** Counts one request; `retryAfter` is the seconds until the window ends. */
  hit(
    key: string,
    max: number,
    windowSeconds: number,
  ): Promise<{ readonly allowed: boolean; readonly retryAfter: number }>;
}

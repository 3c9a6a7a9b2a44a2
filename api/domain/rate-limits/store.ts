/** How tries that fail are slowed down: `free` of them at once, then a second between two, doubling up to `longest` seconds. */
export type BackOff = { readonly free: number; readonly longest: number };
export type Allowance = { readonly allowed: boolean; readonly retryAfter: number };

/** Counts requests in fixed windows of time. */
export interface Limits {
  /** Counts one request; `retryAfter` is the seconds until the window ends. */
  hit(key: string, max: number, windowSeconds: number): Promise<Allowance>;
  /**
   * Takes a try, before it is made: of many at once no more pass than the back-off allows. What fails is reported with
   * `failed`, what succeeds with `forget`. A day (UTC) begins anew.
   */
  attempt(key: string, backOff: BackOff): Promise<Allowance>;
  failed(key: string, backOff: BackOff): Promise<void>;
  /** Gives a try back that was not made. */
  giveBack(key: string): Promise<void>;
  forget(key: string): Promise<void>;
}

/** Remembers what happened, so that what is delivered twice acts once. */
export interface Once {
  /** True for the first caller with this id; kept for 30 days. */
  firstTime(id: string): Promise<boolean>;
  seen(id: string): Promise<boolean>;
}

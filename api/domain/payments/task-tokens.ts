/** Tokens of the workflow tasks that wait for a shopper's bank, by payment. They are credentials: none leaves the shop. */
export interface TaskTokens {
  /** Replaces the payment's token: only the newest task waits. */
  keep(paymentId: string, token: string): Promise<void>;
  tokenOf(paymentId: string): Promise<string | undefined>;
}

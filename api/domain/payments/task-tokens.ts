/** Workflow tokens that wait for the shopper's bank, by payment. They are credentials: they never leave the house. */
export interface PaymentWaits {
  /** Only the newest counts. */
  await(paymentId: string, token: string): Promise<void>;
  tokenOf(paymentId: string): Promise<string | undefined>;
}

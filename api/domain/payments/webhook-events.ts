/** The idempotent receiver of webhook events: each is acted on once, however often it is delivered. */
export interface WebhookEvents {
  /**
   * Runs `act` unless it was done for this event in the last 30 days; resolves to whether it ran. Throws
   * SERVICE_UNAVAILABLE while another delivery is being acted on, so that the sender tries again. When `act` throws, or
   * its process dies (noticed after a minute), the next delivery runs it again.
   */
  once(eventId: string, act: () => Promise<void>): Promise<boolean>;
}

/** A text message to a phone; `to` is E.164. `reference` is the notification that it is. */
export type OutgoingText = { readonly to: string; readonly text: string; readonly reference?: string };

/** Sends text messages. Rejects when the message was not accepted, so that it can be retried. */
export interface Texts {
  send(text: OutgoingText): Promise<void>;
}

/** A text message to a phone; `to` is E.164. */
export type OutgoingText = { readonly to: string; readonly text: string };

export interface Texts {
  send(text: OutgoingText): Promise<void>;
}

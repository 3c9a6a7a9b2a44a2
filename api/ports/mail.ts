export type OutgoingMail = {
  readonly to: string;
  /** Who the mail says it is from. Without `address`, or without all of it, the installation's own sender. */
  readonly from?: { readonly name: string; readonly address?: string };
  /** Where an answer goes; to the sender when it is missing. */
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What feedback about the mail names: the notification that it is. */
  readonly reference?: string;
};

/** Sends mail. Throws when the engine did not take it; sending again then is right. */
export interface Mail {
  send(mail: OutgoingMail): Promise<void>;
}

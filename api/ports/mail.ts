export type OutgoingMail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

export interface Mail {
  send(mail: OutgoingMail): Promise<void>;
}

/** A label and what stands at its end: a line item and its amount. `strong` is the row that is looked for. */
export type MailRow = { readonly label: string; readonly value: string; readonly strong?: boolean };

/** What a mail is made of. Both alternatives are made of the same blocks, so that they say the same. */
export type MailBlock =
  | { readonly kind: "text"; readonly text: string; readonly quiet?: boolean }
  | { readonly kind: "action"; readonly label: string; readonly url: string }
  /** Text with a link below. */
  | { readonly kind: "link"; readonly text: string; readonly label: string; readonly url: string }
  /** What is typed somewhere else. */
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "rows"; readonly rows: readonly MailRow[] }
  /** Lines below a heading, such as an address. */
  | { readonly kind: "lines"; readonly heading: string; readonly lines: readonly string[] };

/** A mail before it has the store's look. `why` says why somebody gets it. */
export type MailDocument = {
  readonly subject: string;
  /** The heading; the subject where it is missing. */
  readonly title?: string;
  readonly blocks: readonly MailBlock[];
  readonly why: string;
  /** Where the reader can choose which mails come, and what that is called. */
  readonly choice?: { readonly label: string; readonly url: string } | undefined;
};

/** What is sent: a subject and two alternatives. */
export type MailContent = { readonly subject: string; readonly text: string; readonly html: string };

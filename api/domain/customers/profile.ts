/** What shoppers enter about themselves. The e-mail address belongs to the account and is in its token. */
export type Profile = {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
};

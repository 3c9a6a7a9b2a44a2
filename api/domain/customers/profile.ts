/** What a shopper tells of themselves. The e-mail address is the account's and stands in their token. */
export type Profile = {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
};

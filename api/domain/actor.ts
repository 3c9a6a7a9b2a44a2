/** Who is calling. Set by the door (HTTP, event, agent), never by a body and never by a model. */
export type Actor =
  | { readonly type: "guest" }
  | { readonly type: "shopper"; readonly userId: string; readonly email: string | undefined }
  | { readonly type: "admin"; readonly userId: string; readonly email: string | undefined }
  | { readonly type: "system"; readonly name: string };

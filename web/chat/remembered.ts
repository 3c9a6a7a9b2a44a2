const keyOf = (userId: string | undefined): string => `chat:${userId ?? "guest"}`;

/** The conversation that this browser goes on with: an account's, or a guest's (undefined). */
export const rememberedChat = (userId: string | undefined): string | undefined => read(keyOf(userId));

/** Undefined forgets it: the next message begins a new conversation. */
export function rememberChat(userId: string | undefined, sessionId: string | undefined): void {
  try {
    if (sessionId === undefined) localStorage.removeItem(keyOf(userId));
    else localStorage.setItem(keyOf(userId), sessionId);
  } catch {
    // Without storage the conversation lasts until the page is left.
  }
}

/** A guest who signs in goes on with their conversation: the API makes it the account's with the next message. */
export function takeOverGuestChat(userId: string): void {
  const sessionId = rememberedChat(undefined);
  if (sessionId === undefined) return;
  rememberChat(undefined, undefined);
  rememberChat(userId, sessionId);
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

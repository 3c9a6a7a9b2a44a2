/**
 * The button that opens the chat, as the server writes it into every page; nothing when the shop has no chat. Its script is
 * loaded when it is pressed.
 */
export const chatSlot = (chatUrl: string): string =>
  chatUrl === ""
    ? ""
    : `<div id="chat"><button id="ask" type="button" aria-expanded="false" aria-haspopup="dialog">${drawing}<span>Ask the assistant</span></button></div>`;

const drawing =
  '<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"><path d="M4 5h16v11h-8.5L7 20v-4H4z"/></svg>';

import { messageOf } from "../lib/problem.ts";
import { toast } from "../ui/toast.tsx";

/** Loads the chat when its button is pressed. */
export function offerChat(): void {
  const button = document.getElementById("ask");
  if (!button) return;
  button.addEventListener("click", (event) => {
    import("./chat.tsx").then(
      (chat) => chat.openChat(button, event.isTrusted),
      (error) => toast(messageOf(error), "problem"),
    );
  });
  // It was open before this document was loaded.
  if (sessionStorage["chat"]) button.click();
}

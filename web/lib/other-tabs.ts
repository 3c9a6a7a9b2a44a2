const key = "sign-in";

/** Tells the shop's other tabs that somebody signed in or out here. */
export function tellOtherTabs(): void {
  try {
    localStorage.setItem(key, String(Date.now()));
  } catch {
    // Without storage they see it when they are looked at.
  }
}

/** Calls back when another tab told, and when this one is shown again: a hidden or cached page may have missed it. */
export function followOtherTabs(look: () => void): void {
  window.addEventListener("storage", (event) => {
    // A null key: the storage was cleared.
    if (event.key !== key && event.key !== null) return;
    look();
    // A cookie that the other tab has just deleted can be seen here for a moment longer.
    setTimeout(look, 1_000);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) look();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
}

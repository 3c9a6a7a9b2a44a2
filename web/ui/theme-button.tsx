import { createSignal, onMount } from "solid-js";
import { Icon } from "./icons.tsx";

/**
 * Switches between light and dark; follows the system until it is pressed. The choice is stored in this
 * browser.
 */
export function ThemeButton() {
  const [dark, setDark] = createSignal(false);
  onMount(() => {
    const { theme } = document.documentElement.dataset;
    setDark(theme ? theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches);
  });
  const turn = (): void => {
    const next = dark() ? "light" : "dark";
    setDark(next === "dark");
    document.documentElement.dataset["theme"] = next;
    // Without storage the theme still changes for this page.
    try {
      localStorage.setItem("theme", next);
    } catch {}
  };
  return (
    <button
      type="button"
      class="grid size-11 place-items-center rounded-sm hover:bg-sunken"
      aria-pressed={dark()}
      aria-label="Dark mode"
      onClick={turn}
    >
      <Icon name="sun" />
    </button>
  );
}

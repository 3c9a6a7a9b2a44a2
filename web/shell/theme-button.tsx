import { createSignal, onMount } from "solid-js";
import { Icon } from "./icons.tsx";

/** Light or dark; until somebody chooses, as the system has it. The choice stays in this browser. */
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
    // A browser that keeps nothing still changes what it shows now.
    try {
      localStorage.setItem("theme", next);
    } catch {}
  };
  return (
    <button
      type="button"
      class="grid size-11 place-items-center rounded-sm hover:bg-sunken"
      aria-pressed={dark()}
      aria-label="Dark colours"
      onClick={turn}
    >
      <Icon name="sun" />
    </button>
  );
}

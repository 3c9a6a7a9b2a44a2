import { ThemeButton } from "../../web/ui/theme-button.tsx";
import { Icon } from "../ui/icons.tsx";
import { leave, staff } from "./staff.ts";

/** Who is signed in, the theme, and the way out. */
export function AccountPanel() {
  return (
    <div class="flex items-center gap-1 border-t border-line pt-3">
      <div class="min-w-0 flex-1 px-3 leading-tight">
        <p class="truncate font-medium" title={staff()?.email}>
          {staff()?.name ?? staff()?.email}
        </p>
        <p class="truncate text-label text-quiet first-letter:uppercase">{staff()?.roles.join(", ")}</p>
      </div>
      <ThemeButton />
      <button
        type="button"
        class="grid size-11 place-items-center rounded-sm hover:bg-sunken"
        aria-label="Sign out"
        title="Sign out"
        onClick={() => void leave()}
      >
        <Icon name="out" />
      </button>
    </div>
  );
}

import { type JSX, Show, splitProps } from "solid-js";
import { inMarket } from "../market/market.ts";

type Look = {
  /** Use one primary button per screen; `plain` looks like text. */
  readonly look?: "primary" | "secondary" | "plain" | undefined;
  readonly wide?: boolean | undefined;
};

export type ButtonProps = JSX.ButtonHTMLAttributes<HTMLButtonElement> &
  Look & {
    /** True while work is running: the button stays focusable, shows it, and ignores presses. */
    readonly busy?: boolean | undefined;
  };

/** A button with a busy state; its `type` is "button" by default. */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ["look", "wide", "busy", "class", "children", "onClick", "type"]);
  return (
    <button
      {...rest}
      type={own.type ?? "button"}
      class={`${lookOf(own)} ${own.class ?? ""}`}
      aria-disabled={own.busy || undefined}
      aria-busy={own.busy || undefined}
      onClick={(event) => {
        if (own.busy) return event.preventDefault();
        if (typeof own.onClick === "function") own.onClick(event);
      }}
    >
      <Show when={own.busy}>
        <span
          aria-hidden="true"
          class="size-4 animate-spin rounded-full border-2 border-current border-r-transparent"
        />
      </Show>
      {own.children}
    </button>
  );
}

/** A link styled as a button, for navigation. A path is one without the prefix of the market, unless a `target` leaves the market. */
export function ButtonLink(props: JSX.AnchorHTMLAttributes<HTMLAnchorElement> & Look) {
  const [own, rest] = splitProps(props, ["look", "wide", "class", "href", "target"]);
  const href = () => (own.href?.startsWith("/") && own.target === undefined ? inMarket(own.href) : own.href);
  return <a {...rest} href={href()} target={own.target} class={`${lookOf(own)} ${own.class ?? ""}`} />;
}

const looks = {
  primary:
    "border border-action bg-action px-(--control-x) text-paper hover:bg-moss hover:border-moss aria-disabled:opacity-70",
  secondary: "border border-edge px-(--control-x) hover:border-ink hover:bg-sunken",
  plain: "underline decoration-line decoration-2 underline-offset-4 hover:decoration-current",
} as const;

const lookOf = ({ look = "primary", wide }: Look): string =>
  `inline-flex min-h-(--control) items-center justify-center gap-2.5 rounded-sm text-base font-medium transition-colors duration-150 disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-quiet ${looks[look]} ${wide ? "w-full" : ""}`;

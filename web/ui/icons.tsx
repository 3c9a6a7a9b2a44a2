/** The drawings by name; admin adds its own. */
export const paths = {
  bag: "M5 8h14l-1.2 12H6.2zM9 8V6.5a3 3 0 0 1 6 0V8",
  person: "M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.8-3.6 3.5-5.5 7-5.5s6.2 1.9 7 5.5",
  heart: "M12 20C5.5 15.5 3.5 12 3.5 8.8A4.3 4.3 0 0 1 12 7.6a4.3 4.3 0 0 1 8.5 1.2c0 3.2-2 6.7-8.5 11.2z",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  menu: "M4 7h16M4 12h16M4 17h16",
} as const;

type IconName = keyof typeof paths;

/** A line icon of the storefront. */
export const Icon = (props: { readonly name: IconName }) => <LineIcon path={paths[props.name]} />;

/** A line icon. Decorative: always beside text or inside a labelled control. */
export function LineIcon(props: { readonly path: string }) {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" class="shrink-0">
      <path
        d={props.path}
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

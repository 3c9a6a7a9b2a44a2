import { LineIcon, paths as shared } from "../../web/ui/icons.tsx";

const paths = {
  ...shared,
  home: "M4 11.5 12 5l8 6.5V20h-5.5v-5.5h-5V20H4z",
  receipt: "M6 3.5h12v17l-2.4-1.6-2.4 1.6-2.4-1.6-2.4 1.6L6 20.5zM9 8.5h6M9 12.5h6",
  tag: "M4 4h8l8 8-8 8-8-8zM8.2 8.2h.1",
  boxes: "M4 8.5 12 4.5l8 4v7.5l-8 4-8-4zM4 8.5l8 4 8-4M12 12.5V20",
  people:
    "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c.5-3 2.5-4.7 5.5-4.7s5 1.7 5.5 4.7M15.5 5.3a3 3 0 0 1 0 5.4M17 14.6c2 .5 3.2 2 3.5 4.4",
  book: "M5 5.5A2 2 0 0 1 7 3.5h12v15H7a2 2 0 0 0-2 2zM5 20.5h14v-2M9 8h6",
  page: "M6 3.5h8.5L18.5 8v12.5H6zM14 3.5V8.5h4.5M9 12.5h6M9 16h6",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4",
  history: "M4.5 12a7.5 7.5 0 1 0 2.4-5.5M4.5 4.5v4h4M12 8v4.5l3 2",
  flow: "M6 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM18 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM6 8v5a5 5 0 0 0 5 5h5",
  badge: "M12 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6.5 18.5c.6-2.6 2.6-4 5.5-4s4.9 1.4 5.5 4M4 3.5h16v17H4z",
  gear: "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1M15.9 15.9 18 18M6 18l2.1-2.1M15.9 8.1 18 6",
  pulse: "M3.5 12.5h4l2.5-6.5 4 12 2.5-5.5h4",
  trend: "M4 19.5h16M5 15l5-5 3.5 3.5L20 7M15.5 7H20v4.5",
  left: "M14.5 6 8.5 12l6 6",
  right: "M9.5 6l6 6-6 6",
  bin: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5",
  picture: "M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5h.1",
  out: "M10 4.5H5v15h5M14 8l4 4-4 4M18 12H9.5",
} as const;

export type IconName = keyof typeof paths;

/** A line icon of the admin. Decorative: always beside text or inside a labelled control. */
export const Icon = (props: { readonly name: IconName }) => <LineIcon path={paths[props.name]} />;

import * as z from "zod";
import type { Issue } from "../errors.ts";
import { colourPattern, contrast, leastContrast, mixed, readableOn } from "./colours.ts";

/** How the shop looks: colours as #rrggbb, null where the kit's own stays. Dark partners are derived. */
export type Theme = {
  /** Buttons, links that act, and what says yes. */
  readonly accent: string | null;
  /** What asks to be looked at: reductions, low stock, problems. */
  readonly highlight: string | null;
  /** The ground of light pages. */
  readonly ground: string | null;
  readonly headings: (typeof headingFonts)[number];
  readonly corners: (typeof cornerShapes)[number];
};

/** Typefaces of headings: the kit's, or what the visitor's device has. */
export const headingFonts = ["newsreader", "serif", "sans"] as const;
export const cornerShapes = ["square", "small", "round"] as const;

/** The kit as it is. */
export const defaultTheme: Theme = {
  accent: null,
  highlight: null,
  ground: null,
  headings: "newsreader",
  corners: "small",
};

/** WCAG 2.2 AA: text, and what is no text but has to be seen. https://www.w3.org/TR/WCAG22/#contrast-minimum */
const [forText, forEdges] = [4.5, 3];

/** The kit's colours in light pages, in dark ones, and its text. */
const kit = {
  paper: "#fbf9f5",
  raised: "#fffefb",
  sunken: "#f2eee5",
  ink: "#1f1d1a",
  quiet: "#5c564d",
  edge: "#857c6e",
  dark: ["#171613", "#211f1b", "#100f0d"],
} as const;

const radii = {
  square: { sm: "0px", md: "0px" },
  small: { sm: "0.1875rem", md: "0.375rem" },
  round: { sm: "0.5rem", md: "0.875rem" },
} as const satisfies Record<Theme["corners"], { sm: string; md: string }>;

const fonts = {
  newsreader: undefined,
  serif: 'ui-serif, Georgia, "Times New Roman", serif',
  sans: 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
} as const satisfies Record<Theme["headings"], string | undefined>;

/** The three grounds of light pages. */
export function groundsOf({ ground }: Pick<Theme, "ground">): readonly [string, string, string] {
  if (ground === null) return [kit.paper, kit.raised, kit.sunken];
  return [ground, mixed(ground, "#ffffff", 0.4), mixed(ground, kit.ink, 0.965)];
}

/** The design tokens that differ from the kit's, as CSS custom properties without their dashes. */
export function tokensOf(theme: Theme): Readonly<Record<string, string>> {
  const grounds = groundsOf(theme);
  const [paper, raised, sunken] = grounds;
  const tokens: Record<string, string> = {};
  const pair = (token: string, light: string, dark: string): void => {
    tokens[`color-${token}`] = `light-dark(${light}, ${dark})`;
  };
  const partner = (colour: string): string => readableOn(colour, kit.dark, forText);
  if (theme.accent !== null)
    for (const token of ["action", "moss"])
      pair(token, readableOn(theme.accent, grounds, forText), partner(theme.accent));
  if (theme.highlight !== null)
    pair("clay", readableOn(theme.highlight, grounds, forText), partner(theme.highlight));
  if (theme.ground !== null) {
    const [darkPaper, darkRaised, darkSunken] = kit.dark;
    pair("paper", paper, darkPaper);
    pair("raised", raised, darkRaised);
    pair("sunken", sunken, darkSunken);
    pair("quiet", readableOn(kit.quiet, grounds, forText), "#b0a798");
    pair("edge", readableOn(kit.edge, grounds, forEdges), "#8d8476");
    pair("line", mixed(paper, kit.ink, 0.87), "#38342d");
  }
  const font = fonts[theme.headings];
  if (font !== undefined) tokens["font-display"] = font;
  if (theme.corners !== "small") {
    tokens["radius-sm"] = radii[theme.corners].sm;
    tokens["radius-md"] = radii[theme.corners].md;
  }
  return tokens;
}

const colour = (example: string) =>
  z
    .string()
    .regex(colourPattern, `must be a color such as ${example}`)
    .toLowerCase()
    .meta({ pattern: "^#[0-9a-fA-F]{6}$", example })
    .nullable();

/** The theme's schema. Whether its colours can be read is `themeIssues`' to say. */
export const themeSchema = (object: typeof z.strictObject) =>
  object({
    accent: colour("#2c5a44"),
    highlight: colour("#9c3d1a"),
    ground: colour("#fbf9f5"),
    headings: z.enum(headingFonts),
    corners: z.enum(cornerShapes),
  });

/** Why colours cannot be read on the shop's grounds, each with the nearest one that can. */
export function themeIssues(theme: Theme): readonly Issue[] {
  if (theme.ground !== null && leastContrast(kit.ink, groundsOf(theme)) < 7)
    return [
      {
        path: "theme.ground",
        message: `is too dark for light pages: the store's text has a contrast of ${shown(contrast(kit.ink, theme.ground))} on it, and needs 7. Choose a lighter color`,
      },
    ];
  return (["accent", "highlight"] as const).flatMap((field) => {
    const chosen = theme[field];
    if (chosen === null) return [];
    const found = leastContrast(chosen, groundsOf(theme));
    if (found >= forText) return [];
    const nearest = readableOn(chosen, groundsOf(theme), forText);
    return [
      {
        path: `theme.${field}`,
        message: `has a contrast of ${shown(found)} with the background, and text needs ${forText}. The nearest color that can be read is ${nearest}`,
      },
    ];
  });
}

/** Rounded down, so that what is refused never reads as enough. */
const shown = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1);

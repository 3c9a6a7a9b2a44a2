import { createEffect, createSignal, For, on, onCleanup } from "solid-js";
import type { Form } from "../../../web/lib/form.ts";
import { Field, Select } from "../../../web/ui/field.tsx";
import { loadStore, type Parts, saveStore } from "../settings.data.ts";
import { SettingsPage } from "../settings-page.tsx";
import { type Theme, type TriedTheme, tryTheme } from "./look.data.ts";
import { LookPreview } from "./look-preview.tsx";
import { StorePictureField } from "./store-picture-field.tsx";

type Store = Parts["store"];

const colours = [
  ["accent", "Accent color", "Buttons and what acts.", "#2c5a44"],
  ["highlight", "Highlight color", "Reductions, low stock and problems.", "#9c3d1a"],
  ["ground", "Background color", "The background of light pages; dark ones keep their own.", "#fbf9f5"],
] as const;
const headings = [
  ["newsreader", "Newsreader (serif)"],
  ["serif", "The device's serif"],
  ["sans", "The device's sans serif"],
] as const;
const corners = [
  ["square", "Square"],
  ["small", "Slightly rounded"],
  ["round", "Round"],
] as const;

/** Logo, home page picture, colors and type of the storefront, with a preview of what is typed. */
export function LookSettingsPage() {
  const [theme, setTheme] = createSignal<Theme>();
  const [logo, setLogo] = createSignal<Store["logo"]>();
  const [hero, setHero] = createSignal<Store["logo"]>();
  const [tried, setTried] = createSignal<TriedTheme>();
  createEffect(
    on(theme, (draft) => {
      if (!draft) return;
      const timer = setTimeout(() => void tryTheme(draft).then(setTried, () => undefined), 200);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  return (
    <SettingsPage
      title="Look"
      about="Logo, home page picture, colors and type of the storefront. A color that could not be read is refused, with the nearest one that can. Dark partners are made from yours."
      part="store"
      load={loadStore}
      save={saveStore}
      read={(entry, before) => {
        const shown = hero();
        return {
          ...before,
          theme: theme() ?? before.theme,
          logo: logo() ?? null,
          hero: shown
            ? { url: shown.url, width: shown.width, height: shown.height, alt: entry("hero.alt") }
            : null,
        };
      }}
      aside={<LookPreview tried={tried()} logo={logo() ?? null} />}
    >
      {(value: Store, form) => {
        setTheme(value.theme);
        setLogo(value.logo);
        setHero(value.hero);
        return (
          <LookFields
            value={value}
            form={form}
            hero={hero()}
            tried={tried()}
            onTheme={setTheme}
            onLogo={setLogo}
            onHero={setHero}
          />
        );
      }}
    </SettingsPage>
  );
}

function LookFields(props: {
  readonly value: Store;
  readonly form: Form;
  /** The home page picture that is to be saved. */
  readonly hero: Store["logo"] | undefined;
  readonly tried: TriedTheme | undefined;
  readonly onTheme: (change: (before: Theme | undefined) => Theme) => void;
  readonly onLogo: (logo: Store["logo"]) => void;
  readonly onHero: (hero: Store["logo"]) => void;
}) {
  const set = (fields: Partial<Theme>): void =>
    props.onTheme((before) => ({ ...(before ?? props.value.theme), ...fields }));
  const complaint = (name: string): string | undefined => {
    const issue = props.tried?.issues.find(({ path }) => path === `theme.${name}`);
    return props.form.error(`theme.${name}`) ?? (issue && `This color ${issue.message}.`);
  };
  /** Another picture shows something else. */
  const altOfHero = (): string => {
    const { hero } = props.value;
    return hero && hero.url === props.hero?.url ? hero.alt : "";
  };
  const one = <const Value extends string>(options: readonly (readonly [Value, string])[], value: string) =>
    options.find(([known]) => known === value)?.[0];
  return (
    <>
      <StorePictureField
        name="logo"
        label="Logo"
        alt="The store's logo"
        hint="Stands in the header in place of the name. A PNG or WebP with a transparent background fits light and dark pages."
        picture={props.value.logo}
        onChange={props.onLogo}
      />
      <StorePictureField
        name="hero"
        label="Home page picture"
        alt="The home page picture"
        hint="Stands beside the headline, best 1600 pixels wide. Without one the newest product is shown."
        picture={props.value.hero}
        isLarge={true}
        onChange={props.onHero}
      >
        <Field
          label="What it shows"
          name="hero.alt"
          value={altOfHero()}
          maxlength="160"
          required
          hint="For people who don't see it and for search engines."
          error={props.form.error("hero.alt")}
        />
      </StorePictureField>
      <For each={colours}>
        {([name, label, hint, kit]) => (
          <ColourField
            label={label}
            name={`theme.${name}`}
            hint={hint}
            kit={kit}
            value={props.value.theme[name]}
            error={complaint(name)}
            onColour={(colour) => set({ [name]: colour })}
          />
        )}
      </For>
      <div class="grid gap-5 sm:grid-cols-2">
        <Select
          label="Headings"
          name="theme.headings"
          value={props.value.theme.headings}
          options={headings.map(([value, label]) => ({ value, label }))}
          onChange={(event) => {
            const chosen = one(headings, event.currentTarget.value);
            if (chosen) set({ headings: chosen });
          }}
        />
        <Select
          label="Corners"
          name="theme.corners"
          value={props.value.theme.corners}
          options={corners.map(([value, label]) => ({ value, label }))}
          onChange={(event) => {
            const chosen = one(corners, event.currentTarget.value);
            if (chosen) set({ corners: chosen });
          }}
        />
      </div>
    </>
  );
}

const pattern = "#[0-9a-fA-F]{6}";

/** A color as text and in the browser's own chooser; empty for the storefront's own. */
function ColourField(props: {
  readonly label: string;
  readonly name: string;
  readonly hint: string;
  /** The color where none is chosen. */
  readonly kit: string;
  readonly value: string | null;
  readonly error: string | undefined;
  readonly onColour: (colour: string | null) => void;
}) {
  const [text, setText] = createSignal(props.value ?? "");
  const isColour = (typed: string): boolean => new RegExp(`^${pattern}$`).test(typed);
  const change = (typed: string): void => {
    setText(typed);
    if (typed.trim() === "") props.onColour(null);
    else if (isColour(typed.trim())) props.onColour(typed.trim().toLowerCase());
  };
  return (
    <div class="flex items-start gap-3">
      <Field
        class="min-w-0 flex-1"
        label={props.label}
        name={props.name}
        optional={true}
        pattern={pattern}
        title="A color has the form #2c5a44."
        maxlength="7"
        placeholder={props.kit}
        value={text()}
        hint={props.hint}
        error={props.error}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <input
        type="color"
        aria-label={`Choose ${props.label.toLowerCase()}`}
        value={isColour(text()) ? text() : props.kit}
        class="mt-6 h-(--control) w-14 shrink-0 rounded-sm border border-edge bg-raised p-1"
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}

import { Field } from "../../../web/ui/field.tsx";
import { TextArea } from "../../ui/form.tsx";
import { loadStore, type Parts, saveStore } from "../settings.data.ts";
import { SettingsPage } from "../settings-page.tsx";

type Analytics = Parts["store"]["analytics"];

/** A script of somebody else's that counts visits, after visitors have agreed. */
export function VisitSettingsPage() {
  return (
    <SettingsPage
      title="Visits"
      about="A script that counts visits, such as Plausible's or Matomo's. It is loaded only after a visitor has agreed, and never for one whose browser sends Global Privacy Control. Leave the address empty to count nothing and ask nobody."
      part="store"
      field="analytics"
      load={loadStore}
      save={saveStore}
      read={(entry, before) => ({ ...before, analytics: analyticsIn(entry) })}
    >
      {({ analytics }: Parts["store"], form) => (
        <>
          <Field
            label="Address of the script"
            name="analytics.script"
            type="url"
            optional={true}
            value={analytics?.script ?? ""}
            placeholder="https://count.example/script.js"
            error={form.error("analytics.script")}
          />
          <Field
            label="What visitors are asked"
            name="analytics.question"
            maxlength="300"
            value={analytics?.question ?? "May we count your visit? It helps us to see what is looked for."}
            error={form.error("analytics.question")}
          />
          <TextArea
            label="Attributes of the script"
            name="attributes"
            optional={true}
            rows={3}
            value={Object.entries(analytics?.attributes ?? {})
              .map(([name, value]) => `${name} ${value}`)
              .join("\n")}
            hint="One per line, name and value: data-domain shop.example"
            error={form.error("attributes")}
          />
          <TextArea
            label="Other addresses that it sends to"
            name="origins"
            optional={true}
            rows={2}
            value={(analytics?.origins ?? []).join("\n")}
            hint="One per line: https://collect.example. Everything else is blocked by the browser."
            error={form.error("origins")}
          />
        </>
      )}
    </SettingsPage>
  );
}

function analyticsIn(entry: (name: string) => string): Analytics {
  const script = entry("analytics.script");
  if (script === "") return null;
  const lines = (name: string): string[] =>
    entry(name)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  return {
    script,
    question: entry("analytics.question"),
    origins: lines("origins"),
    attributes: Object.fromEntries(
      lines("attributes").map((line) => {
        const [name = "", ...value] = line.split(/\s+/);
        return [name, value.join(" ")];
      }),
    ),
  };
}

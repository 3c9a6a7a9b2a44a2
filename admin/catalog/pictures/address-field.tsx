import { createSignal } from "solid-js";
import { Button } from "../../../web/ui/button.tsx";
import { Field } from "../../../web/ui/field.tsx";

/** Adds pictures by their addresses; several are separated by spaces. */
export function AddressField(props: {
  readonly disabled: boolean;
  readonly onAdd: (urls: readonly string[]) => void;
}) {
  const [text, setText] = createSignal("");
  const [error, setError] = createSignal<string>();
  const add = (): void => {
    const urls = text()
      .split(/\s+/)
      .filter((url) => url !== "");
    const wrong = urls.find((url) => !/^(https:\/\/|\/)[^\s"<>]+$/.test(url));
    if (urls.length === 0) return;
    setError(
      wrong === undefined ? undefined : "Enter an address that begins with https://, or a path of the shop.",
    );
    if (wrong !== undefined) return;
    props.onAdd(urls);
    setText("");
  };
  return (
    <div class="flex flex-wrap items-start gap-3">
      <Field
        class="min-w-0 flex-1 basis-56"
        label="Add by address"
        optional={true}
        type="url"
        placeholder="https://"
        disabled={props.disabled}
        value={text()}
        error={error()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") add();
        }}
      />
      <Button look="secondary" class="mt-6" disabled={props.disabled || text().trim() === ""} onClick={add}>
        Add
      </Button>
    </div>
  );
}

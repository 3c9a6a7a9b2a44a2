import { createSignal } from "solid-js";

const types = ".txt,.md,.rst,.json,.csv,.html,.htm,.xml,.yaml,.yml";

/** Takes documents that are dropped or chosen. */
export function UploadField(props: {
  readonly disabled: boolean;
  readonly onChoose: (files: readonly File[]) => void;
}) {
  const [over, setOver] = createSignal(false);
  const choose = (files: FileList | null | undefined): void => {
    if (files && files.length > 0 && !props.disabled) props.onChoose([...files]);
  };
  return (
    <label
      class="grid min-h-28 cursor-pointer place-items-center rounded-sm border-2 border-dashed p-4 text-center"
      classList={{ "border-edge": !over(), "border-moss bg-sunken": over() }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        choose(event.dataTransfer?.files);
      }}
    >
      <span>
        <span class="font-medium">Add documents</span>
        <span class="block text-label text-quiet">
          Drop them here or choose them. Text, Markdown, reStructuredText, HTML, XML, JSON, YAML or CSV, up to
          1 MB each. A file of the same name replaces the document.
        </span>
        <input
          type="file"
          multiple
          accept={types}
          class="mt-3 min-h-11 max-w-full text-label text-quiet file:mr-3 file:cursor-pointer file:rounded-sm file:border file:border-solid file:border-edge file:bg-raised file:px-4 file:py-2 file:text-ink"
          disabled={props.disabled}
          onChange={(event) => {
            choose(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
      </span>
    </label>
  );
}

import { createSignal, type JSX, Show } from "solid-js";
import { createAttempt } from "../../../web/lib/attempt.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Notice } from "../../../web/ui/notice.tsx";
import { acceptedTypes, complaintAbout, uploadPicture } from "../../catalog/pictures/uploads.data.ts";
import type { Parts } from "../settings.data.ts";

type Shown = Parts["store"]["logo"];

/** A picture of the store's own that is uploaded here. It is saved with the form. `name` is what its parts are called by. */
export function StorePictureField(props: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly alt: string;
  readonly picture: Shown;
  /** Shown larger than a logo is. */
  readonly isLarge?: boolean;
  readonly onChange: (picture: Shown) => void;
  /** More about a picture that is there. */
  readonly children?: JSX.Element;
}) {
  const [picture, setPicture] = createSignal(props.picture);
  const attempt = createAttempt();
  const change = (next: Shown): void => {
    setPicture(next);
    props.onChange(next);
  };
  const upload = (file: File) =>
    attempt.run(async () => {
      const complaint = complaintAbout(file);
      if (complaint !== undefined) throw new Error(complaint);
      const sending = { signal: new AbortController().signal, onProgress: () => undefined };
      const url = await uploadPicture(file, sending);
      change({ url, ...(await sizeOf(url)) });
    });
  return (
    <div class="grid gap-2">
      <p class="text-label font-medium" id={`${props.name}-label`}>
        {props.label} <span class="font-normal text-quiet">(optional)</span>
      </p>
      <Show when={picture()}>
        {(shown) => (
          <div class="flex flex-wrap items-center gap-3">
            <img
              src={shown().url}
              alt={props.alt}
              class={`w-auto max-w-full rounded-sm border border-line bg-paper object-contain p-2 ${props.isLarge ? "h-40" : "h-14"}`}
            />
            <Button look="secondary" onClick={() => change(null)}>
              Remove {props.label.toLowerCase()}
            </Button>
          </div>
        )}
      </Show>
      <input
        type="file"
        accept={acceptedTypes}
        aria-labelledby={`${props.name}-label`}
        aria-describedby={`${props.name}-hint`}
        disabled={attempt.busy() !== undefined}
        class="min-h-11 max-w-full text-label text-quiet file:mr-3 file:cursor-pointer file:rounded-sm file:border file:border-solid file:border-edge file:bg-raised file:px-4 file:py-2 file:text-ink"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void upload(file);
          event.currentTarget.value = "";
        }}
      />
      <p id={`${props.name}-hint`} class="text-label text-quiet">
        {props.hint}
      </p>
      <Show when={picture()}>{props.children}</Show>
      <Show when={attempt.problem()}>
        <Notice kind="problem">{attempt.problem()}</Notice>
      </Show>
    </div>
  );
}

/** The size of a picture in pixels. */
async function sizeOf(url: string): Promise<{ readonly width: number; readonly height: number }> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return { width: image.naturalWidth, height: image.naturalHeight };
}

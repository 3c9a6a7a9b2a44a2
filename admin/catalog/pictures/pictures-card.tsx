import { createSignal, For, onCleanup, Show } from "solid-js";
import { many } from "../../../web/lib/format.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Thumbnail } from "../../../web/ui/pictures/thumbnail.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Card } from "../../ui/page.tsx";
import type { Draft } from "../draft.ts";
import { AddressField } from "./address-field.tsx";
import { dropZone, filesIn, hasFiles, listenForFiles } from "./dropped-files.ts";
import { mostPictures, moved } from "./picture-list.ts";
import { PictureTile } from "./picture-tile.tsx";
import { acceptedTypes } from "./uploads.data.ts";
import type { Uploads } from "./uploads.ts";

type Removed = { readonly entry: string; readonly place: number; readonly skus: readonly string[] };

/** A product's pictures: files are dropped, pasted or chosen, addresses typed; pictures are put in order and removed. */
export function PicturesCard(props: {
  readonly draft: Draft;
  readonly uploads: Uploads;
  /** What the shop shows while the product has no picture. */
  readonly placeholder: string | undefined;
  /** Nothing is changed while the product is being saved. */
  readonly disabled: boolean;
  readonly error: (path: string) => string | undefined;
  readonly onChange: (changes: Partial<Draft>) => void;
  /** Says something to screen readers. */
  readonly onSay: (text: string) => void;
}) {
  const [over, setOver] = createSignal(false);
  const [dragged, setDragged] = createSignal<string>();
  const [target, setTarget] = createSignal<string>();
  const [removed, setRemoved] = createSignal<Removed>();
  const [left, setLeft] = createSignal(0);
  let chooser: HTMLInputElement | undefined;
  let choose: HTMLButtonElement | undefined;
  let undo: HTMLButtonElement | undefined;
  const pictures = () => props.draft.images;
  const room = () => mostPictures - pictures().length;
  const insert = <T,>(found: readonly T[], entriesOf: (taken: readonly T[]) => readonly string[]): void => {
    const taken = found.slice(0, room());
    setLeft(found.length - taken.length);
    setRemoved(undefined);
    if (taken.length > 0) props.onChange({ images: [...pictures(), ...entriesOf(taken)] });
  };
  const addFiles = (files: readonly File[]): void => {
    if (props.disabled || files.length === 0) return;
    props.onSay(`Uploading ${many(Math.min(files.length, room()), "picture")}.`);
    insert(files, props.uploads.add);
  };
  const addAddresses = (urls: readonly string[]): void =>
    insert(
      [...new Set(urls)].filter((url) => !pictures().includes(url)),
      (taken) => taken,
    );
  const move = (entry: string, place: number): void => {
    props.onChange({ images: moved(pictures(), entry, place) });
    props.onSay(`Moved to place ${place + 1} of ${pictures().length}.`);
  };
  const remove = (entry: string): void => {
    const place = pictures().indexOf(entry);
    const images = pictures().filter((one) => one !== entry);
    if (props.uploads.of(entry)) {
      props.onChange({ images });
      props.uploads.cancel(entry);
      props.onSay("Upload removed.");
      choose?.focus();
      return;
    }
    const skus = props.draft.variants.filter(({ imageUrl }) => imageUrl === entry).map(({ sku }) => sku);
    props.onChange({ images, variants: pictured(skus, undefined) });
    setRemoved({ entry, place, skus });
    props.onSay(`Picture ${place + 1} removed.`);
    undo?.focus();
  };
  const pictured = (skus: readonly string[], imageUrl: string | undefined): Draft["variants"] =>
    props.draft.variants.map((variant) => (skus.includes(variant.sku) ? { ...variant, imageUrl } : variant));
  const restore = ({ entry, place, skus }: Removed): void => {
    props.onChange({ images: moved(pictures(), entry, place), variants: pictured(skus, entry) });
    setRemoved(undefined);
    props.onSay("Picture restored.");
    choose?.focus();
  };
  const drop = (): void => {
    const [entry, at] = [dragged(), target()];
    if (entry !== undefined && at !== undefined && entry !== at) move(entry, pictures().indexOf(at));
    setTarget(undefined);
  };
  onCleanup(listenForFiles({ onPaste: addFiles }));
  return (
    <div
      class="rounded-md"
      classList={{ "outline-2 outline-offset-2 outline-moss": over() }}
      ref={dropZone({
        carries: (event) => dragged() !== undefined || (hasFiles(event) && !props.disabled),
        onOver: (is) => setOver(is && dragged() === undefined),
        onDrop: ({ dataTransfer }) => (dragged() === undefined ? addFiles(filesIn(dataTransfer)) : drop()),
      })}
    >
      <Card title="Pictures">
        <div class="grid gap-4">
          <Show when={pictures().length > 0}>
            <ul class="grid grid-cols-[repeat(auto-fill,minmax(8.75rem,1fr))] gap-x-3 gap-y-4">
              <For each={pictures()}>
                {(entry, place) => {
                  const upload = () => props.uploads.of(entry);
                  return (
                    <PictureTile
                      src={upload()?.preview ?? props.uploads.shown(entry)}
                      url={upload() ? undefined : entry}
                      place={place()}
                      count={pictures().length}
                      upload={upload()}
                      error={place() === 0 ? props.error("imageUrl") : props.error(`images.${place() - 1}`)}
                      disabled={props.disabled}
                      target={target() === entry && dragged() !== entry}
                      onMove={(to) => move(entry, to)}
                      onRemove={() => remove(entry)}
                      onRetry={() => props.uploads.retry(entry)}
                      onDragged={(is) => {
                        setDragged(is ? entry : undefined);
                        setTarget(undefined);
                      }}
                      onOver={() => dragged() !== undefined && setTarget(entry)}
                    />
                  );
                }}
              </For>
            </ul>
          </Show>
          <Show when={removed()}>
            {(last) => (
              <p class="flex flex-wrap items-center gap-x-3">
                Picture removed.
                <Button
                  look="plain"
                  ref={(element) => {
                    undo = element;
                  }}
                  onClick={() => restore(last())}
                >
                  Undo
                </Button>
              </p>
            )}
          </Show>
          <Show when={left() > 0}>
            <p class="text-label font-medium text-clay" role="alert">
              {`A product can have ${mostPictures} pictures. ${many(left(), "file")} could not be added.`}
            </p>
          </Show>
          <div
            class="flex flex-wrap items-center justify-center gap-x-4 gap-y-3 rounded-sm border-2 border-dashed px-4 py-5 text-center"
            classList={{ "border-edge": !over(), "border-moss bg-sunken": over() }}
          >
            <Show
              when={pictures().length === 0 && props.placeholder}
              fallback={
                <span class="text-quiet">
                  <Icon name="picture" />
                </span>
              }
            >
              {(placeholder) => <Thumbnail src={placeholder()} size={56} />}
            </Show>
            <p class="min-w-0 flex-1 basis-56 text-left">
              <span class="block font-medium">
                {over() ? "Drop to add" : "Drop or paste pictures here, or choose files."}
              </span>
              <span class="block text-label text-quiet">
                JPEG, PNG, WebP, AVIF or GIF, up to 20 MB each.
                {pictures().length === 0 && " Until you add one, the store shows the product's initial."}
              </span>
            </p>
            <Button
              look="secondary"
              class="max-sm:w-full"
              ref={(element) => {
                choose = element;
              }}
              disabled={props.disabled || room() <= 0}
              onClick={() => chooser?.click()}
            >
              Choose files
            </Button>
            <input
              ref={(element) => {
                chooser = element;
              }}
              type="file"
              multiple={true}
              hidden={true}
              aria-label="Picture files"
              accept={acceptedTypes}
              onChange={({ currentTarget }) => {
                addFiles([...(currentTarget.files ?? [])]);
                // The same file can be chosen again.
                currentTarget.value = "";
              }}
            />
          </div>
          <AddressField disabled={props.disabled || room() <= 0} onAdd={addAddresses} />
        </div>
      </Card>
    </div>
  );
}

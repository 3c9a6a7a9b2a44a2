import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "../../../web/ui/button.tsx";
import { replaceWhenBroken } from "../../../web/ui/pictures/broken-picture.ts";
import { Icon, type IconName } from "../../ui/icons.tsx";
import type { Upload } from "./uploads.ts";

/** One picture in its place, or a file that is to become one. */
export function PictureTile(props: {
  readonly src: string;
  /** Its address; undefined while it has none. */
  readonly url: string | undefined;
  readonly place: number;
  readonly count: number;
  readonly upload: Upload | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  /** Whether a dragged picture would be put here. */
  readonly target: boolean;
  readonly onMove: (place: number) => void;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
  readonly onDragged: (dragged: boolean) => void;
  readonly onOver: () => void;
}) {
  const [lifted, setLifted] = createSignal(false);
  const name = () => props.upload?.file.name ?? `picture ${props.place + 1}`;
  const isMain = () => props.place === 0;
  let tile: HTMLLIElement | undefined;
  // A moved element loses the focus. It gets it back at once, so that the next key press counts, and
  // it stays on the picture, also when the button cannot be pressed again.
  const move = (place: number, pressed: HTMLButtonElement): void => {
    props.onMove(place);
    const again = pressed.isConnected && !pressed.disabled;
    (again ? pressed : tile?.querySelector<HTMLButtonElement>("button:enabled"))?.focus();
  };
  const drag = (is: boolean): void => {
    setLifted(is);
    props.onDragged(is);
  };
  return (
    <li
      ref={(element) => {
        tile = element;
      }}
      class="grid min-w-0 content-start gap-1.5 rounded-sm"
      classList={{ "opacity-40": lifted(), "outline-2 outline-offset-4 outline-moss": props.target }}
      draggable={!props.disabled}
      onDragStart={(event) => {
        event.dataTransfer?.setData("text/plain", props.url ?? "");
        drag(true);
      }}
      onDragEnd={() => drag(false)}
      onDragOver={() => props.onOver()}
    >
      <div class="relative overflow-hidden rounded-sm border border-line bg-sunken">
        <Show when={props.url} fallback={<Preview {...props} alt="" faded={true} />}>
          {(url) => (
            <a
              href={url()}
              target="_blank"
              rel="noopener"
              draggable={false}
              aria-label={`Open picture ${props.place + 1} in full size`}
              class="block cursor-zoom-in"
            >
              <Preview {...props} alt={`Picture ${props.place + 1}`} faded={false} />
            </a>
          )}
        </Show>
        <Show when={isMain()}>
          <span class="pointer-events-none absolute top-1.5 left-1.5 rounded-full bg-ink px-2 py-px text-label font-medium text-paper">
            Main
          </span>
        </Show>
      </div>
      <Show when={props.upload}>{(upload) => <State upload={upload()} />}</Show>
      <Show when={props.error}>
        {(text) => <p class="text-label font-medium text-clay wrap-anywhere">{text()}</p>}
      </Show>
      <div class="flex items-center">
        <Show when={props.upload?.state !== "failed"}>
          <Press
            icon="left"
            label={`Move ${name()} left`}
            disabled={props.disabled || isMain()}
            onPress={(pressed) => move(props.place - 1, pressed)}
          />
          <Press
            icon="right"
            label={`Move ${name()} right`}
            disabled={props.disabled || props.place === props.count - 1}
            onPress={(pressed) => move(props.place + 1, pressed)}
          />
        </Show>
        <span class="flex-1" />
        <Press
          icon="bin"
          label={`${isRunning(props.upload) ? "Cancel" : "Remove"} ${name()}`}
          disabled={props.disabled}
          onPress={() => props.onRemove()}
        />
      </div>
      <Switch>
        <Match when={props.upload?.again}>
          <Button look="secondary" onClick={() => props.onRetry()}>
            Try again
          </Button>
        </Match>
        <Match when={!isMain() && props.upload?.state !== "failed"}>
          <Button
            look="plain"
            class="justify-self-start text-label"
            aria-label={`Make first: ${name()}`}
            disabled={props.disabled}
            onClick={(event) => move(0, event.currentTarget)}
          >
            Make first
          </Button>
        </Match>
      </Switch>
    </li>
  );
}

const isRunning = (upload: Upload | undefined): boolean => upload !== undefined && upload.state !== "failed";

const Preview = (props: { readonly src: string; readonly alt: string; readonly faded: boolean }) => (
  <img
    ref={replaceWhenBroken}
    src={props.src}
    alt={props.alt}
    width={160}
    height={160}
    draggable={false}
    class="aspect-square h-auto w-full object-cover"
    classList={{ "opacity-60": props.faded }}
  />
);

function State(props: { readonly upload: Upload }) {
  const text = () => {
    if (props.upload.state === "waiting") return "Waiting";
    if (props.upload.state === "checking") return "Processing";
    return `${Math.floor(props.upload.progress * 100)}%`;
  };
  return (
    <div class="grid gap-1 text-label">
      <p class="truncate" title={props.upload.file.name}>
        {props.upload.file.name}
      </p>
      <Show
        when={props.upload.state !== "failed"}
        fallback={<p class="font-medium text-clay wrap-anywhere">{props.upload.problem}</p>}
      >
        <progress
          class="h-1.5 w-full accent-moss"
          aria-label={`Upload of ${props.upload.file.name}`}
          max={1}
          value={props.upload.progress}
        />
        <p class="text-quiet tabular-nums">{text()}</p>
      </Show>
    </div>
  );
}

const Press = (props: {
  readonly icon: IconName;
  readonly label: string;
  readonly disabled: boolean;
  readonly onPress: (pressed: HTMLButtonElement) => void;
}): JSX.Element => (
  <button
    type="button"
    class="grid size-11 place-items-center rounded-sm text-quiet enabled:hover:bg-sunken enabled:hover:text-ink disabled:cursor-not-allowed disabled:opacity-35 lg:size-9"
    aria-label={props.label}
    disabled={props.disabled}
    onClick={(event) => props.onPress(event.currentTarget)}
  >
    <Icon name={props.icon} />
  </button>
);

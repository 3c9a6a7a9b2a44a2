import { For, type JSX } from "solid-js";
import { Thumbnail } from "../../../web/ui/pictures/thumbnail.tsx";
import { Popup } from "../../ui/popup.tsx";

/** The picture of a variant, chosen from the product's; none means the product's main picture. */
export function VariantPicture(props: {
  readonly name: string;
  readonly value: string | undefined;
  readonly pictures: readonly string[];
  readonly shown: (url: string) => string;
  readonly onChange: (url: string | undefined) => void;
}) {
  const choices = () => [
    ...new Set([...props.pictures, ...(props.value === undefined ? [] : [props.value])]),
  ];
  let close: (() => void) | undefined;
  const choose = (url: string | undefined): void => {
    props.onChange(url);
    close?.();
  };
  return (
    <Popup
      closer={(closes) => {
        close = closes;
      }}
      label={
        <>
          <span class="sr-only">{`Picture of ${props.name}`}</span>
          <Thumbnail src={props.shown(props.value ?? props.pictures[0] ?? "")} size={28} />
        </>
      }
    >
      <fieldset class="grid w-60 gap-2">
        <legend class="sr-only">{`Picture of ${props.name}`}</legend>
        <Choice
          label="Same as the product"
          pressed={props.value === undefined}
          onPress={() => choose(undefined)}
        >
          <span class="px-2 py-1.5">Same as the product</span>
        </Choice>
        <div class="grid grid-cols-4 gap-2">
          <For each={choices()}>
            {(url, place) => (
              <Choice
                label={`Picture ${place() + 1}`}
                pressed={props.value === url}
                onPress={() => choose(url)}
              >
                <Thumbnail src={props.shown(url)} size={48} />
              </Choice>
            )}
          </For>
        </div>
      </fieldset>
    </Popup>
  );
}

const Choice = (props: {
  readonly label: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly children: JSX.Element;
}) => (
  <button
    type="button"
    class="grid min-h-11 place-items-center rounded-sm border-2 p-0.5 hover:border-ink"
    classList={{ "border-moss": props.pressed, "border-transparent": !props.pressed }}
    aria-label={props.label}
    aria-pressed={props.pressed}
    onClick={() => props.onPress()}
  >
    {props.children}
  </button>
);

import { For, Match, Show, Switch } from "solid-js";
import type { ActionButton } from "../../api/client.ts";
import { inMarket, outOfMarket } from "../market/market.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { AddButton } from "./cards/add-button.tsx";
import { send } from "./conversation.ts";
import { ownPath } from "./text-blocks.ts";

/** What can be done with a reply. Questions are answered once: an older reply does not offer them any more. */
export function ActionButtons(props: {
  readonly buttons: readonly ActionButton[];
  readonly isLatest: boolean;
}) {
  return (
    <div class="flex flex-wrap items-center gap-2 empty:hidden">
      <For each={props.buttons}>
        {(button) => (
          <Switch>
            <Match when={button.action === "add_to_cart" && button}>
              {(one) => <AddButton wanted={one().payload} text={one().text} look="primary" />}
            </Match>
            <Match when={button.action === "open" && pathOf(button.payload.path)}>
              {(path) => (
                <ButtonLink look="secondary" href={path()}>
                  {button.text}
                </ButtonLink>
              )}
            </Match>
            <Match when={button.action === "sign_in"}>
              <ButtonLink
                href="/sign-in"
                onClick={(event) => event.currentTarget.setAttribute("href", inMarket(signInPath()))}
              >
                {button.text}
              </ButtonLink>
            </Match>
            <Match
              when={props.isLatest && (button.action === "confirm" || button.action === "ask") && button}
            >
              {(one) => (
                <Show when={idOf(one())} fallback={<Ask button={one()} />}>
                  {(id) => <Button onClick={() => void send(messageOf(one()), id())}>{one().text}</Button>}
                </Show>
              )}
            </Match>
          </Switch>
        )}
      </For>
    </div>
  );
}

const Ask = (props: { readonly button: ActionButton }) => (
  <Button look="secondary" onClick={() => void send(messageOf(props.button))}>
    {props.button.text}
  </Button>
);

const messageOf = (button: ActionButton): string =>
  button.action === "confirm" || button.action === "ask" ? button.payload.message : button.text;

const idOf = (button: ActionButton): string | undefined =>
  button.action === "confirm" ? button.payload.confirmationId : undefined;

const pathOf = (path: string): string | undefined => ownPath(path, window.location.origin);

/** Back to this page afterwards, where the conversation goes on. */
function signInPath(): string {
  const { pathname, search } = window.location;
  return outOfMarket(pathname).startsWith("/sign-")
    ? "/sign-in"
    : `/sign-in?to=${encodeURIComponent(`${outOfMarket(pathname)}${search}`)}`;
}

import { fireEvent, render } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { ActionButtons } from "./action-buttons.tsx";

// As the server writes them into a page.
document.body.innerHTML = `<div id="app" data-store='{"locale":"en-US"}' data-market='{"marketId":"jp","name":"Japan","prefix":"/jp","query":{"market":"jp"}}'></div>`;

test("what a reply offers stays in the market, and so does the way back after signing in", () => {
  window.history.replaceState(null, "", "/jp/p/lamp?from=chat");
  const { container } = render(() => (
    <ActionButtons
      isLatest={true}
      buttons={[
        { text: "View order", action: "open", payload: { path: "/orders/1" } },
        { text: "Sign in", action: "sign_in", payload: { path: "/sign-in" } },
      ]}
    />
  ));
  const [order, signIn] = container.querySelectorAll("a");
  expect(order?.getAttribute("href")).toBe("/jp/orders/1");
  // jsdom follows no links.
  signIn?.addEventListener("click", (event) => event.preventDefault());
  if (signIn) fireEvent.click(signIn);
  expect(signIn?.getAttribute("href")).toBe("/jp/sign-in?to=%2Fp%2Flamp%3Ffrom%3Dchat");
});

import { hydrate } from "solid-js/web";
import { App } from "./app.tsx";
import { offerChat } from "./chat/chat-button.ts";
import { store } from "./lib/store.ts";
import { market } from "./market/market.ts";
import "./styles.css";

const root = document.getElementById("app");
if (root) hydrate(() => <App base={market().prefix} />, root);
offerChat();

const { analytics } = store();
// Where it cannot be loaded nobody is asked and nothing is counted.
if (analytics)
  void import("./consent/consent.ts").then(
    ({ offerAnalytics }) => offerAnalytics(analytics),
    () => undefined,
  );

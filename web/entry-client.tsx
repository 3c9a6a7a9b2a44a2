import { hydrate } from "solid-js/web";
import { App } from "./app.tsx";
import { offerChat } from "./chat/chat-button.ts";
import { offerAnalytics } from "./consent/consent.ts";
import "./styles.css";

const root = document.getElementById("app");
if (root) hydrate(() => <App />, root);
offerChat();
offerAnalytics();

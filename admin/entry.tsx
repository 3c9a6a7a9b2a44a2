import { render } from "solid-js/web";
import { nameHint } from "../web/lib/account-state.ts";
import { App } from "./app.tsx";
import "./styles.css";

nameHint("staffSignedIn");
const root = document.getElementById("app");
if (root) render(() => <App />, root);

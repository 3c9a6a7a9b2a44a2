import { createSignal } from "solid-js";

/** Whether the cart drawer is open; always false on the server. */
export const [drawerOpen, setDrawerOpen] = createSignal(false);

/** Opens the cart drawer. */
export const openDrawer = (): void => void setDrawerOpen(true);

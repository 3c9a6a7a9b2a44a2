import { createSignal } from "solid-js";

/** Whether the cart lies open over the page. Only the browser ever opens it. */
export const [drawerOpen, setDrawerOpen] = createSignal(false);

export const openDrawer = (): void => void setDrawerOpen(true);

import { createSignal } from "solid-js";

/** Whether the panel is open, and how many answers came while it was not. */
export const [isOpen, setIsOpen] = createSignal(false);
export const [unread, setUnread] = createSignal(0);

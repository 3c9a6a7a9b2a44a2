/** Shows a picture as large as the window; a press or Escape closes it, and the focus returns to where it was. */
export function showLarge(url: string, alt: string): void {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", alt);
  dialog.className = "m-auto max-h-none max-w-none bg-transparent backdrop:bg-shade";
  const close = document.createElement("button");
  close.type = "button";
  close.setAttribute("aria-label", "Close image");
  close.className = "grid cursor-zoom-out";
  close.addEventListener("click", () => dialog.close());
  const image = document.createElement("img");
  image.src = url;
  image.alt = alt;
  image.className = "size-[min(96vw,96dvh)] bg-sunken object-contain";
  close.append(image);
  dialog.append(close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

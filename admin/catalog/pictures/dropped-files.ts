/** The files of a drop or a paste. */
export const filesIn = (data: DataTransfer | null): readonly File[] => [...(data?.files ?? [])];

/** Whether files are dragged, which can be read only when they are dropped. */
export const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes("Files") ?? false;

/** Lets an element take what `carries` says it can. `onOver` hears when something comes over it or leaves it. */
export const dropZone =
  (zone: {
    readonly carries: (event: DragEvent) => boolean;
    readonly onOver: (is: boolean) => void;
    readonly onDrop: (event: DragEvent) => void;
  }) =>
  (element: HTMLElement): void => {
    element.addEventListener("dragover", (event) => {
      if (!zone.carries(event)) return;
      event.preventDefault();
      zone.onOver(true);
    });
    element.addEventListener("dragleave", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) zone.onOver(false);
    });
    element.addEventListener("drop", (event) => {
      zone.onOver(false);
      if (!zone.carries(event)) return;
      event.preventDefault();
      zone.onDrop(event);
    });
  };

/**
 * Hears pictures that are pasted anywhere in the page, and keeps the browser from opening a file that is dropped beside its
 * place. Returns what ends it.
 */
export function listenForFiles(on: { readonly onPaste: (files: readonly File[]) => void }): () => void {
  const paste = (event: ClipboardEvent): void => {
    // A table copied from a spreadsheet is text and a picture: a field gets the text.
    const isText = event.clipboardData?.types.includes("text/plain") ?? false;
    const files = filesIn(event.clipboardData);
    if (files.length === 0 || isText) return;
    event.preventDefault();
    on.onPaste(files);
  };
  const keep = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault();
  };
  document.addEventListener("paste", paste);
  document.addEventListener("dragover", keep);
  document.addEventListener("drop", keep);
  return () => {
    document.removeEventListener("paste", paste);
    document.removeEventListener("dragover", keep);
    document.removeEventListener("drop", keep);
  };
}

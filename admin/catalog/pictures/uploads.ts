import { batch, createSignal, onCleanup } from "solid-js";
import { issuesOf, messageOf, Problem } from "../../../web/lib/problem.ts";
import { uploadEntry } from "./picture-list.ts";
import { complaintAbout, uploadPicture } from "./uploads.data.ts";

/** A file on its way to becoming a picture. */
export type Upload = {
  readonly entry: string;
  readonly file: File;
  /** An address of the file in this browser. */
  readonly preview: string;
  /** While `checking`, all bytes are sent and the shop makes its sizes. */
  readonly state: "waiting" | "sending" | "checking" | "failed";
  /** The share that was sent, from 0 to 1. */
  readonly progress: number;
  readonly problem: string | undefined;
  /** Whether sending it again can succeed. */
  readonly again: boolean;
};

export type Uploads = {
  readonly of: (entry: string) => Upload | undefined;
  /** Files that are waiting or being sent. */
  readonly running: () => readonly Upload[];
  /** Begins to send files and answers their entries, in order. */
  readonly add: (files: readonly File[]) => readonly string[];
  readonly retry: (entry: string) => void;
  /** Stops and forgets a file. */
  readonly cancel: (entry: string) => void;
  /** What to show for an address: a picture of this visit is not loaded again. */
  readonly shown: (url: string) => string;
};

const atOnce = 3;

/** Sends files, a few at a time. Files that are not pictures fail without being sent. */
export function createUploads(on: {
  readonly done: (upload: Upload, imageUrl: string) => void;
  readonly failed: (upload: Upload, problem: string) => void;
}): Uploads {
  const [all, setAll] = createSignal<readonly Upload[]>([]);
  const sending = new Map<string, AbortController>();
  const previews = new Map<string, string>();
  const of = (entry: string): Upload | undefined => all().find((upload) => upload.entry === entry);
  const change = (entry: string, changes: Partial<Upload>): void =>
    void setAll(all().map((upload) => (upload.entry === entry ? { ...upload, ...changes } : upload)));
  const forget = (entry: string): void => void setAll(all().filter((upload) => upload.entry !== entry));
  const send = async (upload: Upload): Promise<void> => {
    const { entry, file, preview } = upload;
    const stop = new AbortController();
    sending.set(entry, stop);
    change(entry, { state: "sending", progress: 0 });
    try {
      const imageUrl = await uploadPicture(file, {
        signal: stop.signal,
        onProgress: (progress) => change(entry, { progress, state: progress < 1 ? "sending" : "checking" }),
      });
      previews.set(imageUrl, preview);
      batch(() => {
        forget(entry);
        on.done(upload, imageUrl);
      });
    } catch (error) {
      if (stop.signal.aborted) return;
      const problem = reasonOf(error);
      const again = !(error instanceof Problem && error.code === "VALIDATION_ERROR");
      change(entry, { state: "failed", problem, again });
      on.failed(upload, problem);
    } finally {
      sending.delete(entry);
      sendNext();
    }
  };
  const sendNext = (): void => {
    const next = all().find(({ state }) => state === "waiting");
    if (!next || sending.size >= atOnce) return;
    void send(next);
    sendNext();
  };
  onCleanup(() => {
    for (const stop of sending.values()) stop.abort();
    for (const preview of [...all().map((upload) => upload.preview), ...previews.values()])
      URL.revokeObjectURL(preview);
    setAll([]);
  });
  return {
    of,
    running: () => all().filter(({ state }) => state !== "failed"),
    add(files) {
      const added = files.map((file): Upload => {
        const problem = complaintAbout(file);
        return {
          entry: uploadEntry(crypto.randomUUID()),
          file,
          preview: URL.createObjectURL(file),
          state: problem === undefined ? "waiting" : "failed",
          progress: 0,
          problem,
          again: false,
        };
      });
      setAll([...all(), ...added]);
      for (const upload of added) if (upload.problem !== undefined) on.failed(upload, upload.problem);
      sendNext();
      return added.map(({ entry }) => entry);
    },
    retry(entry) {
      change(entry, { state: "waiting", problem: undefined });
      sendNext();
    },
    cancel(entry) {
      sending.get(entry)?.abort();
      forget(entry);
    },
    shown: (url) => previews.get(url) ?? url,
  };
}

/** What the API says of the file ("Is not a picture.") as a sentence, else what went wrong. */
function reasonOf(error: unknown): string {
  const about = issuesOf(error)["file"];
  if (about === undefined) return Object.values(issuesOf(error)).join(" ") || messageOf(error);
  return `This file ${about.charAt(0).toLowerCase()}${about.slice(1)}`;
}

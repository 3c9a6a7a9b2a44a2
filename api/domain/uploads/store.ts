import type { AuditEntry } from "../audit/entry.ts";

/** A picture that pages can show. `imageUrl` is its largest rendition, of `width` × `height` pixels; `color` is #rrggbb. */
export type UploadedImage = {
  readonly imageUrl: string;
  readonly width: number;
  readonly height: number;
  readonly color: string;
  readonly renditions: readonly {
    readonly url: string;
    readonly type: string;
    readonly width: number;
    readonly height: number;
  }[];
};

/** A file that a member of staff uploads. `contentType` and `size` (bytes) are what they declared; times in epoch ms. */
export type Upload = {
  readonly uploadId: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Once it was checked. */
  readonly image?: UploadedImage | undefined;
};

/** Uploads until they expire. A write and its audit entry are kept together or not at all. */
export interface Uploads {
  find(uploadId: string): Promise<Upload | undefined>;
  start(upload: Upload, audit: AuditEntry): Promise<void>;
  /** Answers what the upload became: `image`, or what it had become already. */
  finish(upload: Upload, image: UploadedImage, audit: AuditEntry): Promise<UploadedImage>;
}

/** One size of a picture as a file: upright, in sRGB, without metadata. */
export type Rendition = {
  readonly type: "image/avif" | "image/webp" | "image/jpeg";
  /** The size that it is for: at most so many pixels on the longer side. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  readonly body: Uint8Array;
};

/** A picture that was read. `color` is its dominant colour (#rrggbb), `digest` differs between files with other bytes. */
export type Picture = {
  readonly kind: "picture";
  readonly color: string;
  readonly digest: string;
  /** The largest first; of each size a WebP and an AVIF, which may be transparent, and a JPEG on white. */
  readonly renditions: readonly [Rendition, ...Rendition[]];
};

/** Why a file is not taken. `megapixels` is what its header says. */
export type Refusal =
  | { readonly kind: "unknown" | "damaged" | "animated" }
  | { readonly kind: "large"; readonly megapixels: number };

/** Most pixels that a picture may have, in millions. */
export const mostMegapixels = 40;

/** Makes the sizes of a picture that pages show: 400, 800 and 1600 pixels on the longer side, up to the first that takes all of it, never enlarged. */
export interface Pictures {
  /**
   * Decides by the content what the file is. Pictures take turns, because decoding one may take some hundred megabytes:
   * `read` is called when its turn comes, so that those that wait are not in memory. Answers undefined when it read nothing.
   */
  render(read: () => Promise<Uint8Array | undefined>): Promise<Picture | Refusal | undefined>;
}

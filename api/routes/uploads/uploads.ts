import { createRoute, z } from "@hono/zod-openapi";
import { textOf } from "../../domain/text.ts";
import {
  finishUpload,
  largestPicture,
  pictureTypes,
  showPicture,
  startUpload,
} from "../../domain/uploads/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { TimeView } from "../shared.schema.ts";

const UploadBody = z
  .strictObject({
    fileName: textOf(255).openapi({
      description: "As it is called on the computer of staff",
      example: "mug.jpg",
    }),
    contentType: z.enum(pictureTypes),
    size: z
      .int()
      .min(1, "must be at least 1: the file is empty")
      .max(Number.MAX_SAFE_INTEGER)
      .openapi({ description: `Bytes, at most ${largestPicture}`, example: 482_113 }),
  })
  .openapi("UploadInput");

const UploadView = z
  .strictObject({
    uploadId: z.uuid(),
    url: z.string(),
    method: z.literal("PUT"),
    headers: z.strictObject({ "content-type": z.string() }),
    expiresAt: TimeView,
  })
  .openapi("Upload");

const pixels = z.int().openapi({ example: 1600, description: "Pixels" });
const ImageView = z
  .strictObject({
    imageUrl: z.string().openapi({ description: "The largest rendition, as a path of this shop" }),
    width: pixels,
    height: pixels,
    color: z.string().openapi({ description: "The dominant colour", example: "#8a5a2b" }),
    renditions: z.array(
      z.strictObject({
        url: z.string(),
        type: z.string().openapi({ example: "image/webp" }),
        width: pixels,
        height: pixels,
      }),
    ),
  })
  .openapi("UploadedImage");

const uploadId = z
  .uuid()
  .openapi({ description: "The upload's id", example: "7c9e6679-7425-40de-944b-e07fc1f90ae7" });

const start = createRoute({
  method: "post",
  path: "/admin/uploads",
  tags: ["catalog admin"],
  operationId: "startUpload",
  summary: "Begin the upload of a picture",
  description:
    "Answers an address that takes one picture of the declared type and size, at most 20 MB, by PUT with the given headers until it expires. The picture is not public until the upload is finished.",
  ...staffOnly("catalog:write"),
  request: { body: { required: true, content: { "application/json": { schema: UploadBody } } } },
  responses: { 201: jsonOf("Where to put the picture", UploadView), ...problems(400, 401, 403, 413, 415) },
});

const finish = createRoute({
  method: "post",
  path: "/admin/uploads/{uploadId}/image",
  tags: ["catalog admin"],
  operationId: "finishUpload",
  summary: "Finish the upload of a picture",
  description:
    "Checks the uploaded file by its content, whatever type was declared, and makes AVIF, WebP and JPEG files of 1600, 800 and 400 pixels on the longer side, never larger than the picture itself, upright and without metadata. Refuses what is no picture, is damaged or animated or has more than 40 megapixels. Products take `imageUrl` as it is. Repeating the call answers the same. An upload can be finished within a day, by whoever began it.",
  ...staffOnly("catalog:write"),
  request: { params: z.object({ uploadId }) },
  responses: { 201: jsonOf("The picture", ImageView), ...problems(400, 401, 403, 404) },
});

const show = createRoute({
  method: "get",
  path: "/images/products/{uploadId}/{file}",
  tags: ["catalog"],
  operationId: "getProductPicture",
  summary: "Get an uploaded picture of a product",
  description: "A picture at an address that finishing an upload answered. It never changes.",
  request: {
    params: z.object({
      uploadId,
      file: z
        .string()
        .regex(/^[\w-]{1,64}\.(avif|webp|jpg)$/, "must be a picture's file name")
        .openapi({
          description: "The file's name: a hash of the picture, its colour, and the size in pixels",
          example: "0f1e2d3c4b5a6978-8a5a2b-800.webp",
        }),
    }),
  },
  responses: {
    200: {
      description: "The picture",
      content: {
        "image/avif": { schema: z.string() },
        "image/webp": { schema: z.string() },
        "image/jpeg": { schema: z.string() },
      },
    },
    ...problems(400, 404),
  },
});

/** Pictures that staff upload for products. */
export const uploads = newRouter()
  .openapi(start, async (c) => {
    const input = c.req.valid("json");
    const { uploadId, url, expiresAt } = await startUpload(c.var.deps, c.var.actor, input);
    const headers = { "content-type": input.contentType };
    return c.json({ uploadId, url, method: "PUT" as const, headers, expiresAt }, 201);
  })
  .openapi(finish, async (c) => {
    const { uploadId } = c.req.valid("param");
    const { renditions, ...image } = await finishUpload(c.var.deps, c.var.actor, uploadId);
    return c.json({ ...image, renditions: renditions.map((one) => ({ ...one })) }, 201);
  })
  .openapi(show, async (c) => {
    const { body, contentType } = await showPicture(c.var.deps, c.var.actor, c.req.valid("param"));
    return c.body(new Uint8Array(body), 200, {
      "content-type": contentType,
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

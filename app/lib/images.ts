/** The widths (and heights) each stored image exists in, in pixels at most. */
export const imageSizes = [240, 640, 2048] as const;

export type ImageSize = (typeof imageSizes)[number];

/** The largest photo taken in, in bytes. */
export const IMAGE_BYTES = 10 * 1024 * 1024;

/** What a file field may offer. */
export const imageTypes = "image/jpeg,image/png,image/webp";

export const imageRefusals = ["too-large", "not-an-image", "damaged", "too-many-pixels", "busy"] as const;

export type ImageRefusal = (typeof imageRefusals)[number];

/** The address of a stored image (see `storeImage`) at a size. */
export const imageUrl = (imageKey: string, size: ImageSize = 640, format: "jpg" | "webp" = "jpg") =>
	`/files/${imageKey}-${size}.${format}`;

import type { ImageRefusal } from "~/lib/images";
import { ok, type Result } from "~/lib/result";
import { storeImage } from "~/server/images.server";
import type { Upload } from "~/server/uploads.server";
import type { Photos } from "./commitment-schema";

/** Stores the photos sent with news. Refuses the first that is no sound image. */
export const storePhotos = async (uploads: readonly Upload[]): Promise<Result<Photos, ImageRefusal>> => {
	const photos: Photos = [];
	for (const { bytes } of uploads) {
		if (bytes.byteLength === 0) continue;
		const stored = await storeImage(bytes);
		if (!stored.ok) return stored;
		const { key, width, height } = stored.value;
		photos.push({ key, width, height });
	}
	return ok(photos);
};

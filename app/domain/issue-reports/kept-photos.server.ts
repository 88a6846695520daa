import { z } from "zod";
import type { ImageRefusal } from "~/lib/images";
import { ok, type Result, refuse } from "~/lib/result";
import { storeImage } from "~/server/images.server";
import { isSigned, sign } from "~/server/sign.server";
import type { Upload } from "~/server/uploads.server";
import { type FileReport, MAX_PHOTOS } from "./schema";

export type Photo = FileReport["photos"][number];

const USE = "report-photos";

const schema = z.array(z.object({ key: z.string(), width: z.number(), height: z.number() })).max(MAX_PHOTOS);

/** Photos already stored, as a text the form carries when it is shown again; signed, so that nobody can name another's. */
export const keepPhotos = (photos: Photo[]): string => {
	if (photos.length === 0) return "";
	const text = Buffer.from(JSON.stringify(photos)).toString("base64url");
	return `${text}.${sign(USE, text)}`;
};

/** The photos such a text holds; none if it was not made here. */
export const keptPhotos = (kept: string): Photo[] => {
	const [text = "", signature = ""] = kept.split(".");
	if (!text || !isSigned(USE, text, signature)) return [];
	return schema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
};

export type Taken = { photos: Photo[]; position: { lat: number; lng: number } | null };

/** Stores the files sent with a form, after those it kept: at most five. Refuses the first that is no sound photo. */
export const takePhotos = async (
	uploads: Upload[],
	kept: string,
): Promise<Result<Taken, ImageRefusal | "too-many">> => {
	const photos = keptPhotos(kept);
	const files = uploads.filter(({ bytes }) => bytes.byteLength > 0);
	if (photos.length + files.length > MAX_PHOTOS) return refuse("too-many");
	let position: Taken["position"] = null;
	for (const { bytes } of files) {
		const stored = await storeImage(bytes);
		if (!stored.ok) return stored;
		const { key, width, height } = stored.value;
		photos.push({ key, width, height });
		position ??= stored.value.position;
	}
	return ok({ photos, position });
};

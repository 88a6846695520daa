import { randomBytes } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { positionInExif } from "~/lib/exif";
import { IMAGE_BYTES, type ImageRefusal, imageSizes } from "~/lib/images";
import { ok, type Result, refuse } from "~/lib/result";
import { gate } from "./gate.server";
import { storage } from "./storage.server";

// Only these three decoders: no SVG, no PDF, nothing that reads other files.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
	operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
sharp.cache(false);
sharp.concurrency(1);

const PIXELS = 50_000_000;

/** How long one decoding may take. */
const SECONDS = 20;

const through = gate({ atOnce: 2, waiting: 30 });

export type StoredImage = {
	/** What to keep: `imageUrl(key, size)` makes addresses of it. */
	key: string;
	/** Of the largest size, upright, in pixels. */
	width: number;
	height: number;
	/** Where the photo said it was taken; no longer in the stored files. */
	position: { lat: number; lng: number } | null;
};

const startsWith = (bytes: Uint8Array, signature: number[], at = 0) =>
	signature.every((byte, index) => bytes[at + index] === byte);

/** Told by the first bytes, never by the name or the declared type. */
const isKnownFormat = (bytes: Uint8Array): boolean =>
	startsWith(bytes, [0xff, 0xd8, 0xff]) ||
	startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ||
	(startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8));

const open = (bytes: Uint8Array): Sharp =>
	sharp(bytes, { failOn: "error", limitInputPixels: PIXELS }).timeout({ seconds: SECONDS });

type Decoded = { pixels: Buffer; raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

/** Upright, on white where it was transparent, in sRGB, as plain pixels: nothing of the file is left but what one sees. */
const decode = async (bytes: Uint8Array): Promise<Decoded> => {
	const largest = Math.max(...imageSizes);
	const { data: pixels, info } = await open(bytes)
		.autoOrient()
		.resize({ width: largest, height: largest, fit: "inside", withoutEnlargement: true })
		.flatten({ background: "#ffffff" })
		.toColourspace("srgb")
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { pixels, raw: { width: info.width, height: info.height, channels: info.channels } };
};

const newKey = () => {
	const name = randomBytes(32).toString("hex");
	return `img/${name.slice(0, 2)}/${name.slice(2)}`;
};

/** Encoded fast rather than small: people wait while it is done (see docs/measured.md). */
const store = async ({ pixels, raw }: Decoded): Promise<string> => {
	const key = newKey();
	for (const size of imageSizes) {
		const sized = sharp(pixels, { raw }).resize({ width: size, height: size, fit: "inside", withoutEnlargement: true });
		await storage().write(`${key}-${size}.jpg`, await sized.clone().jpeg({ quality: 80 }).toBuffer());
		await storage().write(`${key}-${size}.webp`, await sized.webp({ quality: 78, effort: 1 }).toBuffer());
	}
	return key;
};

const faultOf = (fault: unknown): ImageRefusal =>
	/pixel limit/i.test(String((fault as Error).message)) ? "too-many-pixels" : "damaged";

const take = async (bytes: Uint8Array): Promise<Result<StoredImage, ImageRefusal>> => {
	const read = await open(bytes)
		.metadata()
		.then(
			({ width, height, exif }) => ({ ok: true, width, height, exif }) as const,
			(fault) => refuse(faultOf(fault)),
		);
	if (!read.ok) return read;
	if (read.width * read.height > PIXELS) return refuse("too-many-pixels");
	const decoded = await decode(bytes).then(
		(value) => ok(value),
		(fault) => refuse(faultOf(fault)),
	);
	if (!decoded.ok) return decoded;
	const { width, height } = decoded.value.raw;
	const position = read.exif ? positionInExif(read.exif) : null;
	return ok({ key: await store(decoded.value), width, height, position });
};

/**
 * The one way in for every image, whatever door it comes through: JPEG, PNG or WebP up to 10 MB and 50 million pixels,
 * turned upright, re-encoded (JPEG and WebP at 240, 640 and 2048 pixels), without any metadata. The original is not kept.
 * Store the key with the row that shows it; `removeImage` when that row goes.
 */
export const storeImage = async (bytes: Uint8Array): Promise<Result<StoredImage, ImageRefusal>> => {
	if (bytes.byteLength > IMAGE_BYTES) return refuse("too-large");
	if (!isKnownFormat(bytes)) return refuse("not-an-image");
	const passed = await through(() => take(bytes));
	return passed.ok ? passed.value : passed;
};

/** Within this square, in pixels: sharp on dense screens at the height of the header. */
const LOGO_SIZE = 480;

/** A logo: as `storeImage`, but it keeps its transparency and exists once, as PNG. Answers its storage key. */
export const storeLogo = async (bytes: Uint8Array): Promise<Result<string, ImageRefusal>> => {
	if (bytes.byteLength > IMAGE_BYTES) return refuse("too-large");
	if (!isKnownFormat(bytes)) return refuse("not-an-image");
	const box = { width: LOGO_SIZE, height: LOGO_SIZE, fit: "inside", withoutEnlargement: true } as const;
	const passed = await through(() =>
		open(bytes)
			.autoOrient()
			.resize(box)
			.toColourspace("srgb")
			.png()
			.toBuffer()
			.then(ok, (fault) => refuse(faultOf(fault))),
	);
	if (!passed.ok) return passed;
	if (!passed.value.ok) return passed.value;
	const key = `${newKey()}-${LOGO_SIZE}.png`;
	await storage().write(key, passed.value.value);
	return ok(key);
};

/** Removes the bytes of a stored file, whatever its kind: an image's key has no extension, and stands for all its sizes. */
export const removeStored = (key: string): Promise<void> =>
	/\.[a-z0-9]{2,5}$/.test(key) ? storage().remove(key) : removeImage(key);

/** Removes every size of a stored image. */
export const removeImage = async (key: string): Promise<void> => {
	for (const size of imageSizes) {
		for (const format of ["jpg", "webp"]) await storage().remove(`${key}-${size}.${format}`);
	}
};

import { positionInExif } from "./exif";

const START_OF_IMAGE = 0xffd8;
const EXIF_SEGMENT = 0xffe1;
const START_OF_SCAN = 0xffda;

/** The Exif block of a JPEG file, from its first bytes; null without one. */
export const exifOfJpeg = (bytes: Uint8Array): Uint8Array | null => {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.byteLength < 4 || view.getUint16(0) !== START_OF_IMAGE) return null;
	for (let at = 2; at + 10 <= bytes.byteLength; ) {
		const [marker, length] = [view.getUint16(at), view.getUint16(at + 2)];
		if (marker === START_OF_SCAN || marker < 0xff00 || length < 2) return null;
		const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		if (marker === EXIF_SEGMENT && name === "Exif") return bytes.subarray(at + 4, at + 2 + length);
		at += 2 + length;
	}
	return null;
};

/** Bytes in which a camera writes where a photo was taken: Exif comes first, and is at most 64 kB. */
const HEAD = 256 * 1024;

/** Where a JPEG photo says it was taken, read in the browser before anything is sent; null when it does not say. */
export const positionInPhoto = async (file: Blob): Promise<{ lat: number; lng: number } | null> => {
	const exif = exifOfJpeg(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
	return exif && positionInExif(exif);
};

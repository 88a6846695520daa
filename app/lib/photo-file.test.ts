import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { positionInPhoto } from "./photo-file";

const aPhoto = (exif: boolean) => {
	const image = sharp({ create: { width: 64, height: 48, channels: 3, background: "#556677" } });
	const gps = {
		GPSLatitudeRef: "N",
		GPSLatitude: "47/1 12/1 50/1",
		GPSLongitudeRef: "W",
		GPSLongitude: "0/1 54/1 40/1",
	};
	return (exif ? image.withExif({ IFD3: gps }) : image).jpeg().toBuffer();
};

describe("the place in a photo, read before it is sent", () => {
	it("is where the camera says it was", async () => {
		const found = await positionInPhoto(new Blob([new Uint8Array(await aPhoto(true))]));
		expect(found?.lat).toBeCloseTo(47.2139, 3);
		expect(found?.lng).toBeCloseTo(-0.9111, 3);
	});

	it("is unknown in a photo that does not say, in one cut short, and in what is no photo", async () => {
		expect(await positionInPhoto(new Blob([new Uint8Array(await aPhoto(false))]))).toBeNull();
		expect(await positionInPhoto(new Blob([new Uint8Array((await aPhoto(true)).subarray(0, 40))]))).toBeNull();
		expect(await positionInPhoto(new Blob(["<svg/>"]))).toBeNull();
		expect(await positionInPhoto(new Blob([]))).toBeNull();
	});
});

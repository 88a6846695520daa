import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { imageSizes } from "~/lib/images";
import { removeImage, type StoredImage, storeImage, storeLogo } from "./images.server";
import { storage } from "./storage.server";

/** The library's own encoder is not under test: it may read what it makes. */
const aPhoto = (width = 800, height = 600) => sharp({ create: { width, height, channels: 3, background: "#3a7" } });

const NANTES = {
	GPSLatitudeRef: "N",
	GPSLatitude: "47/1 13/1 651/100",
	GPSLongitudeRef: "W",
	GPSLongitude: "1/1 33/1 1234/100",
};

const stored = async (bytes: Uint8Array): Promise<StoredImage> => {
	const result = await storeImage(bytes);
	if (!result.ok) throw new Error(result.reason);
	return result.value;
};

const refusalOf = async (bytes: Uint8Array) => {
	const result = await storeImage(bytes);
	return result.ok ? null : result.reason;
};

const filesOf = (key: string) =>
	Promise.all(imageSizes.flatMap((size) => ["jpg", "webp"].map((format) => storage().get(`${key}-${size}.${format}`))));

describe("a photo taken in", () => {
	it("tells where it was taken, and keeps nothing of it in any of its files", async () => {
		const bytes = await aPhoto()
			.withExif({ IFD0: { Artist: "Léa Martin", Model: "Téléphone" }, IFD3: NANTES })
			.jpeg()
			.toBuffer();
		expect(bytes.includes("Martin")).toBe(true);
		const { key, position, width, height } = await stored(bytes);
		expect(position?.lat).toBeCloseTo(47.218475, 5);
		expect(position?.lng).toBeCloseTo(-1.553428, 5);
		expect([width, height]).toEqual([800, 600]);
		for (const file of await filesOf(key)) {
			const { exif, xmp, iptc, icc } = await sharp(file ?? new Uint8Array()).metadata();
			expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
			expect(Buffer.from(file ?? []).includes("Martin")).toBe(false);
		}
	});

	it("stands upright", async () => {
		const bytes = await aPhoto(80, 60).withMetadata({ orientation: 6 }).jpeg().toBuffer();
		expect(await stored(bytes)).toMatchObject({ width: 60, height: 80 });
	});

	it("exists in three sizes and two formats, is never enlarged, and disappears whole", async () => {
		const { key } = await stored(await aPhoto(3000, 1500).png().toBuffer());
		const sizes = (await filesOf(key)).map(async (file) => (await sharp(file ?? new Uint8Array()).metadata()).width);
		expect(await Promise.all(sizes)).toEqual([240, 240, 640, 640, 2048, 2048]);
		await removeImage(key);
		expect(await filesOf(key)).toEqual(Array(6).fill(null));

		expect(await stored(await aPhoto(100, 50).webp().toBuffer())).toMatchObject({ width: 100, height: 50 });
	});

	it("loses its transparency to white", async () => {
		const bytes = await sharp({ create: { width: 4, height: 4, channels: 4, background: "#0000" } })
			.png()
			.toBuffer();
		const { key } = await stored(bytes);
		const file = (await storage().get(`${key}-240.jpg`)) ?? new Uint8Array();
		expect([...(await sharp(file).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
	});
});

describe("a logo", () => {
	it("keeps its transparency, loses its metadata, and fits the header", async () => {
		const drawn = sharp({ create: { width: 1200, height: 600, channels: 4, background: "#0000" } });
		const result = await storeLogo(
			await drawn
				.withExif({ IFD0: { Artist: "Agence" } })
				.png()
				.toBuffer(),
		);
		const file = (await storage().get(result.ok ? result.value : "")) ?? new Uint8Array();
		const { width, height, hasAlpha, exif } = await sharp(file).metadata();
		expect([width, height, hasAlpha, exif]).toEqual([480, 240, true, undefined]);
		expect(await storeLogo(Buffer.from("<svg/>"))).toEqual({ ok: false, reason: "not-an-image" });
	});
});

describe("a file that is no photo we take", () => {
	it.each([
		["nothing", new Uint8Array()],
		["a drawing in SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>')],
		["a page of HTML called .jpg", Buffer.from("<html><script>alert(1)</script>")],
		["a PDF", Buffer.from("%PDF-1.7\n")],
		["an animation in GIF", Buffer.from("GIF89a\x01\x00\x01\x00")],
	])("is refused: %s", async (_, bytes) => expect(await refusalOf(bytes)).toBe("not-an-image"));

	it("is refused when it is cut short, or when only its first bytes are a photo's", async () => {
		const noise = sharp({
			create: {
				width: 400,
				height: 400,
				channels: 3,
				background: "#888",
				noise: { type: "gaussian", mean: 128, sigma: 60 },
			},
		});
		const whole = await noise.jpeg().toBuffer();
		expect(await refusalOf(whole.subarray(0, whole.length / 2))).toBe("damaged");
		expect(await refusalOf(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500)]))).toBe("damaged");
	});

	it("is refused beyond 10 MB, and beyond 50 million pixels", async () => {
		expect(await refusalOf(new Uint8Array(10 * 1024 * 1024 + 1))).toBe("too-large");
		const bomb = await sharp({ create: { width: 10_000, height: 5_001, channels: 3, background: "#000" } })
			.png()
			.toBuffer();
		expect(bomb.byteLength).toBeLessThan(500_000);
		expect(await refusalOf(bomb)).toBe("too-many-pixels");
	});
});

const photos = "/work/shared/data/photos";

describe.skipIf(!existsSync(photos))("photos of real cameras (shared folder; skipped where it is absent)", () => {
	const photo = (name: string) => readFileSync(join(photos, name));

	it.each([
		["gps_pixel_1012x759.jpg", 50.2996, 14.82029],
		["gps_rennes_16x16.jpg", 48.08104, -1.66784],
		["gps_orientation_miroir_16x16.jpg", 35.91252, 14.49881],
	])("%s says where it was taken", async (name, lat, lng) => {
		const { position } = await stored(photo(name));
		expect(position?.lat).toBeCloseTo(lat, 4);
		expect(position?.lng).toBeCloseTo(lng, 4);
	});

	it.each([
		"gps_valeur_absurde.jpg",
		"exif_vide.jpg",
		"sans_exif.jpg",
		"png_transparent.png",
	])("%s is taken and says nothing", async (name) => expect((await stored(photo(name))).position).toBeNull());

	it.each([
		["tronque.jpg", "damaged"],
		["entete_corrompu.jpg", "damaged"],
		["zero_octet.jpg", "not-an-image"],
		["gif_anime.gif", "not-an-image"],
		["avif_micro.avif", "not-an-image"],
	])("%s is refused (%s)", async (name, reason) => expect(await refusalOf(photo(name))).toBe(reason));
});

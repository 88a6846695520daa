/** A part of a photo to hide, in shares of its width and height (0 to 1). */
export type Frame = { x: number; y: number; width: number; height: number };

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The smallest side of a frame: a share of the photo. */
const SMALLEST = 0.04;

/** A frame that stays inside the photo. */
export const inside = ({ x, y, width, height }: Frame): Frame => {
	const [wide, high] = [clamp(width, SMALLEST, 1), clamp(height, SMALLEST, 1)];
	return { x: clamp(x, 0, 1 - wide), y: clamp(y, 0, 1 - high), width: wide, height: high };
};

const STEP = 0.02;

const moves: Record<string, [number, number]> = {
	ArrowUp: [0, -STEP],
	ArrowDown: [0, STEP],
	ArrowLeft: [-STEP, 0],
	ArrowRight: [STEP, 0],
};

/** The frame after a key: arrows move it, with Shift they change its size; null: not our key. */
export const frameAfter = (frame: Frame, key: string, shift: boolean): Frame | null => {
	const move = moves[key];
	if (!move) return null;
	const [dx, dy] = move;
	return shift
		? inside({ ...frame, width: frame.width + dx, height: frame.height + dy })
		: inside({ ...frame, x: frame.x + dx, y: frame.y + dy });
};

/** The frame between two corners, whichever way it was drawn. */
export const frameBetween = (from: { x: number; y: number }, to: { x: number; y: number }): Frame =>
	inside({
		x: Math.min(from.x, to.x),
		y: Math.min(from.y, to.y),
		width: Math.abs(from.x - to.x),
		height: Math.abs(from.y - to.y),
	});

/** The largest side of what is sent, in pixels: the largest the city keeps. */
const LARGEST = 2048;

/** Squares across a hidden part: too few to tell a face or a number plate. */
const SQUARES = 6;

const cover = (canvas: HTMLCanvasElement, ink: CanvasRenderingContext2D, { x, y, width, height }: Frame) => {
	const [left, top] = [Math.floor(x * canvas.width), Math.floor(y * canvas.height)];
	const [wide, high] = [Math.ceil(width * canvas.width), Math.ceil(height * canvas.height)];
	const small = document.createElement("canvas");
	small.width = SQUARES;
	small.height = Math.max(1, Math.round((SQUARES * high) / wide));
	const smallInk = small.getContext("2d");
	if (!smallInk) return;
	smallInk.imageSmoothingEnabled = true;
	smallInk.drawImage(canvas, left, top, wide, high, 0, 0, small.width, small.height);
	ink.imageSmoothingEnabled = false;
	ink.drawImage(small, 0, 0, small.width, small.height, left, top, wide, high);
};

/** The photo with these parts turned into a few squares, as a new file: nothing of the covered pixels, nor of the camera's notes, is in it. */
export const withHidden = async (photo: File, frames: Frame[]): Promise<File> => {
	const image = await createImageBitmap(photo, { imageOrientation: "from-image" });
	const scale = Math.min(1, LARGEST / Math.max(image.width, image.height));
	const canvas = document.createElement("canvas");
	canvas.width = Math.round(image.width * scale);
	canvas.height = Math.round(image.height * scale);
	const ink = canvas.getContext("2d");
	if (!ink) throw new Error("no canvas");
	ink.drawImage(image, 0, 0, canvas.width, canvas.height);
	image.close();
	for (const frame of frames) cover(canvas, ink, frame);
	const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9));
	if (!blob) throw new Error("no image");
	return new File([blob], `${photo.name.replace(/\.\w+$/, "")}.jpg`, { type: "image/jpeg" });
};

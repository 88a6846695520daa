import { existsSync, readFileSync } from "node:fs";
import { storeImage } from "../../../app/server/images.server";
import type { Demo } from "../load";
import { done } from "./moment";

/** The photos of the reports, through the pipeline every photo goes through. File name → what the report keeps. */
export const storePhotos = async ({ photos }: Demo) => {
	const stored = new Map<string, { key: string; width: number; height: number }>();
	for (const { file } of photos) {
		const path = new URL(`../photos/${file}`, import.meta.url);
		if (!existsSync(path)) continue;
		const { key, width, height } = done(await storeImage(readFileSync(path)));
		stored.set(file, { key, width, height });
	}
	return stored;
};

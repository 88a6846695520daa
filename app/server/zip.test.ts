import { describe, expect, it } from "vitest";
import { unzip } from "~/test/unzip";
import { zip } from "./zip.server";

describe("an archive", () => {
	it("gives back what was put in it, accents and all", () => {
		const text = "Tout ce que j’ai donné à la ville. ".repeat(200);
		const packed = zip({
			"lisez-moi.html": text,
			"pièces/été.txt": new TextEncoder().encode("été"),
			"vide.txt": "",
		});
		expect([...unzip(packed)].map(([name, bytes]) => [name, bytes.toString()])).toEqual([
			["lisez-moi.html", text],
			["pièces/été.txt", "été"],
			["vide.txt", ""],
		]);
	});
});

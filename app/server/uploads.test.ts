import { describe, expect, it } from "vitest";
import { readMultipart } from "./uploads.server";

const limits = { field: "photos", max: 2, bytes: 1000 };

const requestOf = (entries: [string, string | File][]) => {
	const body = new FormData();
	for (const [name, value] of entries) body.append(name, value);
	return new Request("http://localhost/reports", { method: "POST", body });
};

const aFile = (size: number, name = "photo.jpg") => new File([new Uint8Array(size)], name);

const statusOf = (request: Request) =>
	readMultipart(request, limits).then(
		() => 200,
		(refusal: Response) => refusal.status,
	);

describe("a form with files", () => {
	it("gives its texts and its files, with names as people give them", async () => {
		const { form, files, fault } = await readMultipart(
			requestOf([
				["title", "Nid-de-poule « profond » ; rue de l’Église"],
				["photos", aFile(10, "été; à=la plage.jpg")],
				["photos", aFile(20)],
			]),
			limits,
		);
		expect(Object.fromEntries(form)).toEqual({ title: "Nid-de-poule « profond » ; rue de l’Église" });
		expect(files.map(({ bytes, name }) => [bytes.byteLength, name])).toEqual([
			[10, "été; à=la plage.jpg"],
			[20, "photo.jpg"],
		]);
		expect(fault).toBeNull();
	});

	it("takes an empty file field for no file", async () => {
		const { files, fault } = await readMultipart(requestOf([["photos", new File([], "")]]), limits);
		expect([files, fault]).toEqual([[], null]);
	});

	it("keeps the texts when a file is too large or one too many", async () => {
		const large = await readMultipart(
			requestOf([
				["photos", aFile(1001)],
				["title", "Banc cassé"],
			]),
			limits,
		);
		expect([large.fault, large.files.length, large.form.get("title")]).toEqual(["too-large", 0, "Banc cassé"]);

		const many = requestOf([1, 2, 3].map((size) => ["photos", aFile(size)]));
		expect(await readMultipart(many, limits)).toMatchObject({ fault: "too-many", files: [{}, {}] });
	});

	it("drops files sent where none was asked for", async () => {
		const { files, form } = await readMultipart(requestOf([["evil", aFile(5)]]), limits);
		expect([files, [...form]]).toEqual([[], []]);
	});

	it("ends a body without end, and refuses what is no form", async () => {
		let sent = 0;
		const endless = new ReadableStream({
			pull: (controller) => {
				sent += 1;
				controller.enqueue(
					sent === 1
						? Buffer.from('--x\r\nContent-Disposition: form-data; name="photos"; filename="a"\r\n\r\n')
						: new Uint8Array(1_000_000),
				);
			},
		});
		const headers = { "content-type": "multipart/form-data; boundary=x" };
		const request = new Request("http://localhost/", {
			method: "POST",
			headers,
			body: endless,
			duplex: "half",
		} as RequestInit);
		expect(await statusOf(request)).toBe(413);
		expect(sent).toBeLessThan(100);

		expect(await statusOf(new Request("http://localhost/", { method: "POST", body: "a=1" }))).toBe(400);
		const cut = new Request("http://localhost/", {
			method: "POST",
			headers,
			body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
		});
		expect(await statusOf(cut)).toBe(400);
	});
});

import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { askErasure } from "~/domain/residents/commands/ask-erasure.server";
import { runErasures } from "~/domain/residents/commands/run-erasures.server";
import { visitor } from "~/lib/actor";
import { newId } from "~/lib/id";
import { storage } from "~/server/storage.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aProposal, aResident, aStaffMember } from "~/test/factories";
import { hideProposal } from "./commands/hide-proposal.server";
import { saveFiles } from "./commands/save-files.server";
import { listFiles, photoAccess } from "./files.server";

const DAY = 86_400_000;

const aPhoto = async () => ({
	bytes: await sharp({ create: { width: 40, height: 30, channels: 3, background: "#36c" } })
		.jpeg()
		.toBuffer(),
	name: "banc.jpg",
});

/** Differs each time, so that no other test's file is the same. */
const aDocument = () => ({ bytes: Buffer.from(`%PDF-1.4 un plan ${newId(testNow)}`), name: "plan.pdf" });

const withFiles = async () => {
	const { phases } = await aConsultation(testContext(), { phases: [{ method: "proposals" }] });
	if (!phases[0]) throw new Error("a phase is expected");
	const resident = await aResident(testContext());
	const author = testContext(resident);
	const proposal = await aProposal(testContext(), phases[0], { authorId: resident.accountId });
	const input = { uploads: [await aPhoto(), aDocument()], labels: new Map<string, string>(), removed: [] };
	const { files } = await saveFiles(author, { ...input, proposalId: proposal.id });
	const [photo, document] = files;
	if (!photo || !document) throw new Error("two files are expected");
	return { resident, author, proposal, input, image: `${photo.storageKey}-640.jpg`, document: document.storageKey };
};

describe("the photo of a proposal", () => {
	it("is served to everyone while it is public, and to its authors and moderators alone once hidden", async () => {
		const { author, proposal, image } = await withFiles();
		const passerBy = testContext(visitor);
		const moderator = testContext(await aStaffMember(testContext(), "moderator"));
		expect(await photoAccess(passerBy, image)).toBe("guarded");
		expect(await hideProposal(moderator, { proposalId: proposal.id, isHidden: true })).toMatchObject({ ok: true });
		expect(await photoAccess(passerBy, image)).toBe("refused");
		expect(await photoAccess(passerBy, image.replace("-640.jpg", "-2048.webp"))).toBe("refused");
		expect(await photoAccess(testContext(await aResident(testContext())), image)).toBe("refused");
		expect(await photoAccess(author, image)).toBe("guarded");
		expect(await photoAccess(moderator, image)).toBe("guarded");
		await hideProposal(moderator, { proposalId: proposal.id, isHidden: false });
		expect(await photoAccess(passerBy, image)).toBe("guarded");
	});

	it("of a draft is served to the person who writes it alone", async () => {
		const { author, input } = await withFiles();
		const { files } = await saveFiles(author, { ...input, proposalId: newId(testNow) });
		const image = `${files[0]?.storageKey}-240.webp`;
		expect(await photoAccess(author, image)).toBe("guarded");
		expect(await photoAccess(testContext(visitor), image)).toBe("refused");
		expect(await photoAccess(testContext(await aStaffMember(testContext(), "agent")), image)).toBe("refused");
	});

	it("leaves other images of the city as they were", async () => {
		expect(await photoAccess(testContext(visitor), `img/ab/${"c".repeat(62)}-640.jpg`)).toBe("open");
	});
});

describe("the files of a person who is erased", () => {
	it("go with their bytes, in every size", async () => {
		const { resident, proposal, image, document } = await withFiles();
		const keys = [image, image.replace("-640.jpg", "-2048.webp"), document];
		for (const key of keys) expect(await storage().get(key)).not.toBeNull();
		await askErasure(testContext(), { accountId: resident.accountId, withdraw: true });
		expect(await runErasures(testContext(undefined, new Date(testNow.getTime() + 31 * DAY)))).toBe(1);
		expect(await listFiles(testContext(), proposal.id)).toEqual([]);
		for (const key of keys) expect(await storage().get(key)).toBeNull();
	});
});

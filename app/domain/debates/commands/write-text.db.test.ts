import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aResident, aStaffMember } from "~/test/factories";
import { findPassagePlace, findText } from "../queries/passages.server";
import { postComment } from "./post-comment.server";
import { writeText } from "./write-text.server";

const FIRST = "Article 1\n\nChaque arbre abattu est remplacé dans l’année.\n\nLes bancs sont en bois.";
const SECOND = "Article 1\n\nChaque arbre abattu est remplacé dans les six mois.\n\nLes bancs sont en bois.";
const NOTE = "Le délai est raccourci à votre demande.";

const aTextPhase = async () => {
	const { phases } = await aConsultation(testContext(), { phases: [{ method: "text" }] });
	const phase = phases[0];
	if (!phase) throw new Error("a phase is expected");
	const official = testContext(await aStaffMember(testContext(), "elected"));
	const write = (text: string, version: number, note = "") =>
		writeText(official, { phaseId: phase.id, version, text, note });
	return { phase, official, write };
};

const passagesOf = async (phaseId: string) => (await findText(testContext(), phaseId))?.passages ?? [];

const comment = async (phaseId: string, passageId: string, more = {}) =>
	postComment(testContext(await aResident(testContext())), {
		...{ subject: { type: "passage" as const, id: passageId }, phaseId, commentId: newId(testNow), parentId: null },
		...{ stance: "against" as const, body: "Un an, c’est trop long.", quote: "", association: "", ...more },
	});

describe("a text put to debate", () => {
	it("is cut in passages that can each be commented on and quoted", async () => {
		const { phase, write } = await aTextPhase();
		expect(await write(FIRST, 0)).toEqual({ ok: true, value: { version: 1, passages: 3 } });
		const [, tree] = await passagesOf(phase.id);
		expect(await comment(phase.id, tree?.id ?? "", { quote: "remplacé dans l’année" })).toMatchObject({ ok: true });
		expect(await comment(phase.id, tree?.id ?? "", { quote: "jamais écrit" })).toEqual({
			ok: false,
			reason: "quote-not-found",
		});
	});

	it("keeps what was said of a passage that did not change, and leads from the old wording to the new", async () => {
		const { phase, write } = await aTextPhase();
		await write(FIRST, 0);
		const [, tree, bench] = await passagesOf(phase.id);
		expect(await write(SECOND, 1, NOTE)).toMatchObject({ ok: true, value: { version: 2 } });
		const [, newTree, sameBench] = await passagesOf(phase.id);
		expect(sameBench?.id).toBe(bench?.id);
		expect(newTree).toMatchObject({ position: tree?.position, replacesId: tree?.id, version: 2 });
		const place = await findPassagePlace(testContext(), { id: tree?.id ?? "", phaseId: phase.id, replacesId: null });
		expect(place).toMatchObject({ isCurrent: false, after: { id: newTree?.id } });
		expect(await comment(phase.id, tree?.id ?? "")).toEqual({ ok: false, reason: "passage-replaced" });
		expect(await comment(phase.id, sameBench?.id ?? "")).toMatchObject({ ok: true });
	});

	it("refuses the second of two officials who publish at once, a version without its reason, and one that changes nothing", async () => {
		const { write } = await aTextPhase();
		const both = await Promise.all([write(FIRST, 0), write(SECOND, 0)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "stale-text" });
		const text = both[0].ok ? FIRST : SECOND;
		expect(await write(text, 1, NOTE)).toEqual({ ok: false, reason: "nothing-changed" });
		expect(await write(`${text}\n\nUn ajout.`, 1)).toEqual({ ok: false, reason: "note-needed" });
	});

	it("is refused to residents, and to a phase that debates no text", async () => {
		const { phase } = await aTextPhase();
		const resident = testContext(await aResident(testContext()));
		const input = { phaseId: phase.id, version: 0, text: FIRST, note: "" };
		expect(await writeText(resident, input)).toEqual({ ok: false, reason: "not-allowed" });
		const other = await aConsultation(testContext(), { phases: [{ method: "proposals" }] });
		const official = testContext(await aStaffMember(testContext(), "elected"));
		expect(await writeText(official, { ...input, phaseId: other.phases[0]?.id ?? "" })).toEqual({
			ok: false,
			reason: "absent",
		});
		expect(await db().passage.count()).toBe(0);
	});
});

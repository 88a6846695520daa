import { readFileSync } from "node:fs";
import { settingsOf, themesOf } from "../../../app/domain/consultations/methods";
import { acceptInvitation } from "../../../app/domain/proposals/commands/answer-invitation.server";
import { answerMove } from "../../../app/domain/proposals/commands/answer-move.server";
import { addQuestion } from "../../../app/domain/proposals/commands/change-questions.server";
import { decideAmendment } from "../../../app/domain/proposals/commands/decide-amendment.server";
import { inviteCoAuthor } from "../../../app/domain/proposals/commands/invite-co-author.server";
import { mergeProposals } from "../../../app/domain/proposals/commands/move-proposals.server";
import { proposeAmendment } from "../../../app/domain/proposals/commands/propose-amendment.server";
import { saveFiles } from "../../../app/domain/proposals/commands/save-files.server";
import { submitProposal } from "../../../app/domain/proposals/commands/submit-proposal.server";
import { supportAmendment } from "../../../app/domain/proposals/commands/support-amendment.server";
import { supportProposal } from "../../../app/domain/proposals/commands/support-proposal.server";
import { newId } from "../../../app/lib/id";
import type { Stage } from "./consultations";
import { done, when } from "./moment";

const photo = (file: string) => ({ bytes: readFileSync(new URL(`../photos/${file}`, import.meta.url)), name: file });

/** A document of one page, as small as a PDF can be (ISO 32000, annex H). */
const onePage = (line: string): Buffer => {
	const text = `BT /F1 16 Tf 60 760 Td (${line}) Tj ET`;
	const objects = [
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		`<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	];
	let body = "%PDF-1.4\n";
	const offsets = objects.map((object, index) => {
		const at = body.length;
		body += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return String(at).padStart(10, "0");
	});
	const table = offsets.map((at) => `${at} 00000 n \n`).join("");
	const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
	return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, "latin1");
};

const findOpen = async ({ context, today }: Stage) => {
	const where = { method: "proposals", startsAt: { lte: today }, consultation: { state: "published" as const } };
	const phase = await context.db.phase.findFirst({
		where: { ...where, OR: [{ endsAt: null }, { endsAt: { gt: today } }] },
		orderBy: { startsAt: "desc" },
	});
	return phase && { ...phase, theme: themesOf(settingsOf("proposals", phase.settings))[0] ?? null };
};

type Open = NonNullable<Awaited<ReturnType<typeof findOpen>>>;

const people = ({ cast }: Stage, ...indexes: number[]) =>
	indexes.map((index) => {
		const person = cast.residents[index];
		if (!person) throw new Error("the city has too few residents");
		return person;
	});

const write = async (
	{ context, today }: Stage,
	phase: Open,
	{ author, day, title, body }: { author: ReturnType<typeof people>[number]; day: number; title: string; body: string },
) => {
	const at = when(context, author, today, day);
	const proposalId = newId(at.now);
	const text = { title, body, theme: phase.theme, place: null };
	done(await submitProposal(at, { phaseId: phase.id, proposalId, ...text }));
	return proposalId;
};

const BODY =
	"Marcher jusqu’au marché est trop long sans pause : les bancs du chemin sont cassés ou en plein soleil. Nous proposons d’en réparer quatre et d’en poser deux à l’ombre des tilleuls.\n\nUn banc tous les deux cents mètres permettrait à chacun d’y aller à pied. La ville fournit le bois, les habitants aident à le poser un samedi.";

/** A proposal written by two, with photos, a document, an amendment taken up and one that waits. */
const buildShared = async (stage: Stage, phase: Open): Promise<void> => {
	const { context, today } = stage;
	const [author, friend, amender, other] = people(stage, 21, 22, 23, 24);
	if (!author || !friend || !amender || !other) return;
	const title = "Des bancs à l’ombre sur le chemin du marché";
	const proposalId = await write(stage, phase, { author, day: -4.4, title, body: BODY });
	const soon = when(context, author, today, -4.3);
	const uploads = [
		photo("banc-casse.jpg"),
		photo("herbes.jpg"),
		{ bytes: onePage("Plan des bancs du chemin du marche"), name: "Plan des bancs.pdf" },
	];
	const { files } = await saveFiles(soon, { proposalId, uploads, labels: new Map(), removed: [] });
	const photos = files.filter(({ kind }) => kind === "photo");
	const words = [
		"Un banc dont deux lattes sont cassées, au bord du chemin",
		"Le bas-côté où poser un banc, sous les tilleuls",
	];
	const labels = new Map(photos.map(({ id }, index) => [id, words[index] ?? ""]));
	await saveFiles(soon, { proposalId, uploads: [], labels, removed: [] });
	const { id } = done(await inviteCoAuthor(soon, { proposalId, email: "coautrice@exemple.example" }));
	done(await acceptInvitation(when(context, friend, today, -4.2), { id }));
	for (const [order, person] of people(stage, 2, 5, 7, 9, 12, 14, 18).entries())
		done(await supportProposal(when(context, person, today, -4 + order * 0.2), { proposalId }));
	const amend = async (
		person: typeof author,
		day: number,
		form: { passage: string; replacement: string; reason: string },
	) => done(await proposeAmendment(when(context, person, today, day), { proposalId, version: 1, ...form })).id;
	const taken = await amend(amender, -2.6, {
		...{ passage: "d’en poser deux à l’ombre des tilleuls", replacement: "d’en poser trois à l’ombre des tilleuls" },
		reason: "Près de l’école, on est nombreux à attendre : un troisième banc y serait utile.",
	});
	const accepted = { outcome: "accepted" as const, answer: "Oui, nous avions oublié l’école.", isMaterial: false };
	done(await decideAmendment(when(context, author, today, -2.2), { id: taken, ...accepted }));
	const waiting = await amend(other, -1.6, {
		...{ passage: "Un banc tous les deux cents mètres", replacement: "Un banc tous les cent mètres" },
		reason: "Deux cents mètres, c’est long avec une canne.",
	});
	for (const person of people(stage, 3, 8))
		done(await supportAmendment(when(context, person, today, -1.2), { id: waiting, isSupported: true }));
};

/** Two proposals that said the same thing, merged by an agent; some supporters have answered. */
const buildMerged = async (stage: Stage, phase: Open): Promise<void> => {
	const { context, cast, today } = stage;
	const [agent] = cast.agents;
	const [ann, bob] = people(stage, 25, 26);
	if (!agent || !ann || !bob) return;
	const first = await write(stage, phase, {
		...{ author: ann, day: -5.5, title: "Des arceaux à vélos devant la gare" },
		body: "Chaque matin, une quarantaine de vélos sont attachés aux grilles et aux poteaux. Vingt arceaux sous l’auvent suffiraient, sans prendre une place de voiture.",
	});
	const second = await write(stage, phase, {
		...{ author: bob, day: -5.1, title: "Garer son vélo à l’abri à la gare" },
		body: "Je propose un abri fermé avec un badge, pour laisser son vélo la journée et prendre le train sans crainte du vol ni de la pluie.",
	});
	for (const [order, person] of people(stage, 1, 4, 6, 10).entries())
		done(await supportProposal(when(context, person, today, -4.6 + order * 0.1), { proposalId: first }));
	for (const [order, person] of people(stage, 4, 11, 13).entries())
		done(await supportProposal(when(context, person, today, -4.6 + order * 0.1), { proposalId: second }));
	const at = when(context, agent, today, -3.4);
	const { proposalId } = done(
		await mergeProposals(at, {
			...{ proposalId: newId(at.now), consultationId: phase.consultationId, sources: [first, second] },
			title: "Un abri et des arceaux à vélos à la gare",
			body: "Vingt arceaux sous l’auvent, et un abri fermé de trente places ouvert avec un badge. L’abri sert aux personnes qui prennent le train chaque jour, les arceaux à toutes les autres.",
			reason:
				"Les deux propositions demandent de garer son vélo à la gare. Ensemble, elles seront étudiées une seule fois.",
		}),
	);
	const link = await context.db.proposalLink.findFirstOrThrow({
		where: { toId: proposalId },
		select: { moveId: true },
	});
	const moveId = link.moveId ?? "";
	const answers = ["move", "move", "keep"] as const;
	for (const [order, person] of people(stage, 1, 4, 11).entries()) {
		const answer = answers[order] ?? "keep";
		done(await answerMove(when(context, person, today, -2.5 + order * 0.2), { moveId, answer, targets: [] }));
	}
};

/** What residents do together on proposals, in the consultation that collects them now. */
export const buildTogether = async (stage: Stage): Promise<void> => {
	const phase = await findOpen(stage);
	const [official] = stage.cast.officials;
	if (!phase || !official) return;
	await buildShared(stage, phase);
	await buildMerged(stage, phase);
	const ask = when(stage.context, official, stage.today, -0.2);
	const common = { phaseId: phase.id, required: false };
	done(
		await addQuestion(ask, {
			...{ ...common, kind: "choices", label: "À qui servirait votre idée ?", help: "", staffOnly: false },
			options: ["Aux enfants", "Aux jeunes", "Aux personnes âgées", "À tout le monde"],
		}),
	);
	done(
		await addQuestion(ask, {
			...{ ...common, kind: "short", label: "Comment vous joindre pour en parler ?", options: [], staffOnly: true },
			help: "Un téléphone ou une adresse, si vous voulez bien.",
		}),
	);
};

import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import { decideCase } from "~/domain/moderation/commands/decide-case.server";
import { flagContent } from "~/domain/moderation/commands/flag-content.server";
import { addQuestion } from "~/domain/proposals/commands/change-questions.server";
import { inviteCoAuthor } from "~/domain/proposals/commands/invite-co-author.server";
import { submitProposal } from "~/domain/proposals/commands/submit-proposal.server";
import { type Actor, accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { loader as ownCase } from "~/routes/account/moderation/own-case";
import { loader as staffExport } from "~/routes/admin/proposals/export";
import { loader as rules } from "~/routes/public/moderation/rules";
import { loader as amendments } from "~/routes/public/proposals/amendments";
import { loader as publicExport } from "~/routes/public/proposals/export";
import { loader as list } from "~/routes/public/proposals/list";
import { loader as map } from "~/routes/public/proposals/map";
import { loader as proposal } from "~/routes/public/proposals/proposal";
import { loader as similar } from "~/routes/public/proposals/similar";
import { loader as versions } from "~/routes/public/proposals/versions";
import { db } from "~/server/db.server";
import { testContext } from "./database";
import { aConsultation, aResident, aStaffMember } from "./factories";

type Loader = (args: never) => Promise<unknown>;

/** Everything a page or an export hands to the browser of this actor, as one text. */
const dump = async (loader: Loader, path: string, actor: Actor | null, params: Record<string, string>) => {
	const accountId = actor && accountOf(actor);
	const cookie = accountId ? ((await openSession(accountId, "test", new Date())).split(";")[0] ?? "") : "";
	const request = new Request(`http://localhost:3000${path}`, { headers: { cookie } });
	const context = { requestId: randomUUID(), ip: "127.0.0.1", cookies: [] };
	const answer = await loader({ request, params, context } as never);
	return answer instanceof Response ? answer.text() : JSON.stringify(answer);
};

const SECRET = "06-JE-SUIS-SECRET";
const FLAG = "SIGNALEMENT-SECRET";
const INVITED = "coautrice.secrete@exemple.example";

/** The clock of pages is the real one: the consultation is under way now. */
const aTown = async () => {
	const now = new Date();
	const context = { ...testContext(), now };
	const { id: consultationId, slug, phases } = await aConsultation(context);
	const phaseId = phases[0]?.id ?? "";
	const official = await aStaffMember(context, "elected");
	const asked = await addQuestion(
		{ ...context, actor: official },
		{
			...{ phaseId, kind: "short", label: "Votre téléphone", help: "", options: [], required: false },
			staffOnly: true,
		},
	);
	if (!asked.ok) throw new Error(asked.reason);
	const author = await aResident(context);
	const proposalId = newId(now);
	const replies = [{ questionId: asked.value.questionId, values: [SECRET] }];
	const text = { title: "Un banc à l’ombre", body: "Un banc à l’ombre devant l’école du quartier.", theme: null };
	const place = { lat: 47.2, lng: -0.9, address: null, areaId: null };
	await submitProposal({ ...context, actor: author }, { proposalId, phaseId, ...text, place, replies });
	await inviteCoAuthor({ ...context, actor: author }, { proposalId, email: INVITED });
	const flagger = await aResident(context);
	const target = { targetType: "proposal", targetId: proposalId };
	await flagContent({ ...context, actor: flagger }, { ...target, rule: "insult", details: FLAG });
	return { context, consultationId, slug, proposalId, author, flagger };
};

const publicPages = ({ slug, proposalId }: { slug: string; proposalId: string }) => {
	const base = `/consultations/${slug}`;
	const bbox = "bbox=-180,-90,180,90&zoom=3";
	return [
		[list, `${base}/proposals`, { slug }],
		[map, `${base}/proposals/map?${bbox}`, { slug }],
		[similar, `${base}/similar?title=Un banc à l’ombre`, { slug }],
		[publicExport, `${base}/proposals/export`, { slug }],
		[proposal, `/proposals/${proposalId}`, { proposalId }],
		[versions, `/proposals/${proposalId}/versions`, { proposalId }],
		[amendments, `/proposals/${proposalId}/amendments`, { proposalId }],
		[rules, "/moderation", {}],
	] as const;
};

describe("what is for the staff alone", () => {
	it("leaves by no public page, map, search or export, to nobody", async () => {
		const town = await aTown();
		const hidden = [SECRET, FLAG, INVITED, town.author.accountId, town.flagger.accountId];
		for (const actor of [null, await aResident(town.context)])
			for (const [loader, path, params] of publicPages(town)) {
				const seen = await dump(loader, path, actor, params);
				for (const secret of hidden) expect(seen, `${path} shows ${secret}`).not.toContain(secret);
			}
	});

	it("is in the staff's own export: the test above could fail", async () => {
		const { context, consultationId } = await aTown();
		const agent = await aStaffMember(context, "agent");
		const seen = await dump(staffExport, "/x", agent, { consultationId });
		expect(seen).toContain(SECRET);
		expect(seen).not.toContain(INVITED);
		await expect(dump(staffExport, "/x", await aResident(context), { consultationId })).rejects.toMatchObject({
			status: 403,
		});
	});

	it("is not told to the author of what was hidden: neither who flagged it nor who decided", async () => {
		const { context, author, flagger } = await aTown();
		const moderator = await aStaffMember(context, "moderator");
		const found = await db().moderationCase.findFirstOrThrow();
		const decision = { caseId: found.id, version: found.version, outcome: "hidden" as const, rule: "insult" as const };
		const explanation = "On critique une idée, jamais une personne.";
		await decideCase({ ...context, actor: moderator }, { ...decision, explanation });
		const seen = await dump(ownCase, `/me/moderation/${found.id}`, author, { caseId: found.id });
		expect(seen).toContain(explanation);
		for (const secret of [FLAG, flagger.accountId, moderator.accountId, moderator.name])
			expect(seen).not.toContain(secret);
	});
});

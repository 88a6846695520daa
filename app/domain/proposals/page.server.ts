import type { Geometry } from "geojson";
import type { Context } from "~/server/context.server";
import { countAmendments } from "./amendments.server";
import { listFiles } from "./files.server";
import { countKept, isAskedAbout, readLineage } from "./lineage.server";
import { amendRefusal, changeRefusal, isAuthor, signingRefusal } from "./policy";
import { countUnconfirmed, findOwnSupport, type findProposal } from "./queries.server";
import { listReplies } from "./questions.server";

export type ProposalRead = NonNullable<Awaited<ReturnType<typeof findProposal>>>;

/** The district of a proposal: of its point, or the whole of it. */
const areaOf = async ({ db }: Context, { areaId, lat }: ProposalRead) => {
	const area = areaId ? await db.area.findUnique({ where: { id: areaId } }) : null;
	if (!area) return { areaName: null, district: null };
	const { name, geometry, north, south, east, west } = area;
	const feature = { type: "Feature" as const, properties: { name }, geometry: geometry as unknown as Geometry };
	const district = {
		middle: { lat: (north + south) / 2, lng: (east + west) / 2 },
		shapes: { type: "FeatureCollection" as const, features: [feature] },
	};
	return { areaName: name, district: lat === null ? district : null };
};

/** What the page of a proposal shows beside its text: files, answers to the city's questions, district, who signs. */
export const readBeside = async (context: Context, proposal: ProposalRead) => {
	const { actor, now } = context;
	const signs = isAuthor(actor, proposal);
	const [files, replies, area, ownSupport, unconfirmed, lineage, amendments] = await Promise.all([
		listFiles(context, proposal.id),
		listReplies(context, { proposalId: proposal.id, isAuthor: signs }),
		areaOf(context, proposal),
		findOwnSupport(context, proposal.id),
		countUnconfirmed(context, proposal),
		readLineage(context, proposal.id),
		countAmendments(context, proposal.id),
	]);
	const isReplaced = proposal.state === "replaced" && lineage.move !== null;
	return {
		...{ files, replies, signs, ...area, unconfirmed, lineage, amendments },
		isAskedMove: isReplaced && lineage.move ? await isAskedAbout(context, lineage.move.id) : false,
		kept: lineage.from.length > 0 ? await countKept(context, proposal.id) : 0,
		isAskedAgain: ownSupport !== null && ownSupport < proposal.materialVersion,
		mayAmend: [null, "sign-in-needed", "confirmation-needed"].includes(
			amendRefusal(actor, proposal, proposal.phase, now),
		),
		maySign: signingRefusal(actor, proposal, proposal.phase, now) === null,
		mayChange: changeRefusal(actor, proposal, proposal.phase, now) === null,
	};
};

import { type PlaceFault, placeFault } from "~/domain/directory/queries/towns.server";
import { accountOf } from "~/lib/actor";
import type { Result } from "~/lib/result";
import type { Context } from "~/server/context.server";
import type { Upload } from "~/server/uploads.server";
import { type Filed, fileReport, findFiled } from "./commands/file-report.server";
import { keepPhotos, type Photo, type Taken, takePhotos } from "./kept-photos.server";
import type { FilingRefusal } from "./policy";
import { listAssetsNear, type NearAsset } from "./queries/assets.server";
import { findQuestions } from "./queries/categories.server";
import { type PlaceOfForm, placeOfForm } from "./queries/place-of-form.server";
import { listSimilar, type Similar } from "./queries/similar.server";
import { type AnswerFault, answerFaults, answersIn, fieldOf, hasUnseen, stopOf } from "./rules/questions";
import type { Answers, Question, ReportForm } from "./schema";

type PhotoRefusal = Extract<Awaited<ReturnType<typeof takePhotos>>, { ok: false }>["reason"];

export type FormFault =
	| { field: string; why: FilingRefusal | PhotoRefusal }
	| { field: string; why: "place-missing" | "place-unknown" }
	| { field: string; why: "place"; fault: PlaceFault }
	| { field: string; why: "answer"; fault: AnswerFault; stop: { fr: string; en: string } | undefined };

type Place = { lat: number; lng: number; address: string };

/** What the form is shown again with: what is wrong, what was found out, what must still be looked at. */
export type Again = {
	faults: FormFault[];
	kept: string;
	place?: Place;
	/** The place is the photo's own: to be looked at before it is sent. */
	isOffered?: boolean;
	/** Questions that were not shown yet. */
	hasQuestions?: boolean;
	assets?: NearAsset[];
	near?: Similar[];
};

export type Submission = ({ kind: "filed" } & Filed) | ({ kind: "again" } & Again);

type Sent = { form: ReportForm; texts: Pick<FormData, "getAll">; uploads: Upload[]; language: "fr" | "en" };

/** `isAlone`: nobody looks at the answer now (a report written offline): what could still be asked is not. */
type Options = { isAlone?: boolean };

const photoFault = (why: PhotoRefusal): FormFault => ({ field: "photos", why });

const placeFaults = async (context: Context, place: PlaceOfForm): Promise<FormFault[]> => {
	if (place.kind === "missing" || place.kind === "unknown") return [{ field: "address", why: `place-${place.kind}` }];
	const fault = await placeFault(context, place);
	return fault ? [{ field: "address", why: "place", fault }] : [];
};

const questionFaults = (questions: Question[] | null, answers: Answers): FormFault[] => {
	if (questions === null) return [{ field: "category", why: "category-closed" }];
	return answerFaults(questions, answers).map(([code, fault]) => {
		const question = questions.find((one) => one.code === code);
		const stop = question && stopOf(question, [answers[code] ?? ""].flat());
		return { field: fieldOf(code), why: "answer", fault, stop };
	});
};

const fieldOfRefusal: Record<FilingRefusal, string> = {
	"outside-the-city": "address",
	"email-needed": "email",
	"category-closed": "category",
	"confirmation-needed": "",
};

const file = async (
	context: Context,
	{ form, language }: Sent,
	found: { place: Place; photos: Photo[]; answers: Answers },
): Promise<Submission> => {
	const result: Result<Filed, FilingRefusal> = await fileReport(context, {
		...found,
		formKey: form.formKey,
		categoryId: form.category,
		text: form.text,
		assetId: form.asset && form.asset !== "none" ? form.asset : null,
		email: accountOf(context.actor) ? null : (form.email ?? null),
		language,
		channel: context.actor.kind === "staff" ? "agent" : "web",
	});
	if (result.ok) return { kind: "filed", ...result.value };
	const fault = { field: fieldOfRefusal[result.reason], why: result.reason };
	return { kind: "again", faults: [fault], kept: keepPhotos(found.photos) };
};

/** What is still to be shown before the report is filed, now that nothing is wrong with it. */
const toShow = async (
	context: Context,
	{ form }: Sent,
	place: PlaceOfForm & Place,
	questions: Question[],
	answers: Answers,
): Promise<Omit<Again, "faults" | "kept" | "place"> | null> => {
	if (place.kind === "offered") return { isOffered: true };
	const about = { ...place, categoryId: form.category, text: form.text };
	const assets = form.asset === undefined ? await listAssetsNear(context, about) : [];
	if (assets.length > 0 || hasUnseen(questions, answers, form.asked)) return { hasQuestions: true, assets };
	const assetId = form.asset && form.asset !== "none" ? form.asset : null;
	const near = form.none ? [] : await listSimilar(context, { ...about, assetId });
	return near.length > 0 ? { near } : null;
};

type Ready = { kind: "ready"; place: Place; answers: Answers; photos: Photo[] };

const examine = async (
	context: Context,
	sent: Sent,
	{ photos, position }: Taken,
	{ isAlone }: Options,
): Promise<Ready | ({ kind: "again" } & Again)> => {
	const { form, texts } = sent;
	const kept = keepPhotos(photos);
	const place = await placeOfForm(context, form, position);
	const questions = await findQuestions(context, form.category);
	const answers = answersIn(questions ?? [], texts);
	const faults = [...(await placeFaults(context, place)), ...questionFaults(questions, answers)];
	if (!accountOf(context.actor) && !form.email) faults.push({ field: "email", why: "email-needed" });
	if (faults.length > 0 || place.kind === "missing" || place.kind === "unknown" || !questions)
		return { kind: "again", faults, kept, ...(questions?.length ? { hasQuestions: true } : {}) };
	const { kind: _, ...point } = place;
	const shown = isAlone ? null : await toShow(context, sent, place, questions, answers);
	if (shown) return { kind: "again", faults: [], kept, place: point, ...shown };
	return { kind: "ready", place: point, answers, photos };
};

/**
 * Takes the form of a report as far as it goes: photos, place, questions of the category, «is it one of these?», then
 * `fileReport`. What stops it is answered with the photos kept, so that nothing is sent twice. The same form sent again
 * answers what it filed.
 */
export const submitReport = async (context: Context, sent: Sent, options: Options = {}): Promise<Submission> => {
	const { form, uploads } = sent;
	const known = await findFiled(context, form.formKey);
	if (known) return { kind: "filed", ...known };
	const taken = await takePhotos(uploads, form.kept);
	if (!taken.ok) return { kind: "again", faults: [photoFault(taken.reason)], kept: form.kept };
	const examined = await examine(context, sent, taken.value, options);
	return examined.kind === "ready" ? file(context, sent, examined) : examined;
};

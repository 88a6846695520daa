import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { readClosing } from "~/domain/issue-reports/closing-link.server";
import { takePhotos } from "~/domain/issue-reports/kept-photos.server";
import { isOpen } from "~/domain/issue-reports/rules/states";
import { MAX_PHOTOS } from "~/domain/issue-reports/schema";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { StateTag } from "~/domain/issue-reports/ui/StateTag";
import { answerClosing } from "~/domain/works/commands/answer-closing.server";
import { findClosingOfReport } from "~/domain/works/queries/closings.server";
import { closingAnswerSchema } from "~/domain/works/schema";
import { ClosingForm } from "~/domain/works/ui/ClosingForm";
import { ProofPhotos } from "~/domain/works/ui/ProofPhotos";
import { translatorFor } from "~/i18n/i18next.server";
import { IMAGE_BYTES } from "~/lib/images";
import { formRefused, orNotFound, readUpload, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

/** Mail programs follow links by themselves: the answer of the letter is chosen here, and only the button sends it. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const found = orNotFound(await findClosingOfReport(context, orNotFound(readClosing(args.params.token ?? ""))));
	const asked = new URL(args.request.url).searchParams.get("solved");
	const { event, photos, incident, answer } = found;
	const stands = !isOpen(incident.state) && answer === null;
	return { event, photos, incident, answer, stands, asked, title: t("works:closing.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
	...pageMeta(matches, data?.title),
	{ name: "referrer", content: "same-origin" },
	{ name: "robots", content: "noindex" },
];

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const link = orNotFound(readClosing(args.params.token ?? ""));
	const { incidentId, incident } = orNotFound(await findClosingOfReport(context, link));
	const read = await readUpload(args, closingAnswerSchema, { field: "photos", max: MAX_PHOTOS, bytes: IMAGE_BYTES });
	if (!read.ok) return read.shownAgain;
	const taken = await takePhotos(read.files, "");
	if (!taken.ok) return formRefused(read, read.t("works:contractor.badPhoto"));
	const { solved, text, rating } = read.value;
	const { photos } = taken.value;
	const result = await answerClosing(context, { ...link, incidentId, solved: solved === "yes", text, rating, photos });
	if (!result.ok) return formRefused(read, read.t(`works:refusals.${result.reason}`));
	return withFlash(`/reports/${incident.number}`, { tone: "success", text: read.t(`works:closing.thanks-${solved}`) });
}

export default function Closing() {
	const { event, photos, incident, answer, stands, asked, title } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const { t } = useTranslation(["works", "issue-reports"]);
	const nameOf = useCategoryName();
	return (
		<Page width="text">
			<PageHeader
				title={title}
				eyebrow={t("issue-reports:number", { number: incident.number })}
				lead={`${nameOf(incident.category)}, ${incident.address}`}
			/>
			<blockquote className="border-s-4 border-line ps-4 text-soft">{incident.text}</blockquote>
			<p className="flex flex-wrap items-center gap-3">
				<StateTag state={incident.state} /> {event.publicText}
			</p>
			<ProofPhotos photos={photos} />
			{stands ? (
				<ClosingForm lastResult={lastResult} asked={asked === "yes" || asked === "no" ? asked : null} />
			) : (
				<Alert tone="info">{t(answer ? "closing.answered" : "closing.over")}</Alert>
			)}
			<p>
				<Link to={`/reports/${incident.number}`}>{t("closing.toReport")}</Link>
			</p>
		</Page>
	);
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { joinIncident } from "~/domain/issue-reports/commands/join-incident.server";
import { takePhotos } from "~/domain/issue-reports/kept-photos.server";
import { mayJoin } from "~/domain/issue-reports/policy";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema, MAX_PHOTOS, testimonySchema } from "~/domain/issue-reports/schema";
import { JoinForm } from "~/domain/issue-reports/ui/JoinForm";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { IMAGE_BYTES } from "~/lib/images";
import { orNotFound, readForm, readUpload, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "reports.join");
	const t = await translatorFor(args.request);
	const number = orNotFound(incidentNumberSchema.safeParse(args.params.number).data);
	const { category, address, state } = orNotFound(await findIncident(context, number));
	if (!mayJoin(state))
		throw withFlash(`/reports/${number}`, { tone: "error", text: t("issue-reports:refusals.closed") });
	const isSignedIn = accountOf(context.actor) !== null;
	const what = (await languageOf(args.request)) === "en" ? category.nameEn : category.nameFr;
	const title = t("issue-reports:joinPage.title");
	return { title, number, what, address, isSignedIn, formKey: crypto.randomUUID() };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** From one's own page, from the button of an account, or from the form of a report: with whatever it holds. */
const readTestimony = (args: ActionFunctionArgs) =>
	/^multipart/.test(args.request.headers.get("content-type") ?? "")
		? readUpload(args, testimonySchema, { field: "photos", max: MAX_PHOTOS, bytes: IMAGE_BYTES })
		: readForm(args, testimonySchema).then((read) => ({ ...read, files: [] }));

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.join");
	const number = orNotFound(incidentNumberSchema.safeParse(args.params.number).data);
	const read = await readTestimony(args);
	if (!read.ok) return read.shownAgain;
	const { t, value, submission } = read;
	const taken = await takePhotos(read.files, value.kept);
	const again = (field: string, why: "email-needed" | "busy" | "too-many") =>
		Response.json(submission.reply({ fieldErrors: { [field]: [t(`issue-reports:refusals.${why}`)] } }), {
			status: 422,
		});
	if (!taken.ok) return again("photos", taken.reason as "busy");
	const language = await languageOf(args.request);
	const { formKey, text, email = null } = value;
	const result = await joinIncident(context, { number, formKey, text, email, language, photos: taken.value.photos });
	if (!result.ok && result.reason === "email-needed") return again("email", result.reason);
	if (!result.ok) return withFlash("/reports", { tone: "error", text: t(`issue-reports:refusals.${result.reason}`) });
	const { joined, isVerified } = result.value;
	const said = !isVerified ? "joinPage.waiting" : joined ? "joined" : "joinPage.already";
	return withFlash(`/reports/${number}`, { tone: "success", text: t(`issue-reports:${said}`) });
}

export default function Join() {
	const { title, number, what, address, isSignedIn, formKey } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("joinPage.text", { number, what, address })}
				breadcrumbs={[
					{ to: "/reports", label: t("title") },
					{ to: `/reports/${number}`, label: t("number", { number }) },
				]}
			/>
			<JoinForm lastResult={useActionData<typeof action>()} isSignedIn={isSignedIn} formKey={formKey} />
		</Page>
	);
}

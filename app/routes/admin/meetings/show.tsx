import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { recordMinutes } from "~/domain/consultations/commands/record-minutes.server";
import { findMeeting, listRegistrations } from "~/domain/consultations/meeting-queries.server";
import { minutesSchema } from "~/domain/consultations/meeting-schema";
import { AttendanceForm } from "~/domain/consultations/ui/AttendanceForm";
import { useMeetingSpan } from "~/domain/consultations/ui/MeetingCard";
import { MinutesForm } from "~/domain/consultations/ui/MinutesForm";
import { idsOfNumbers, listProposalNames } from "~/domain/proposals/queries.server";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const { meetingId: id } = args.params;
	const meeting = orNotFound(isId(id) ? await findMeeting(context, id) : null);
	const [registrations, proposals] = await Promise.all([
		listRegistrations(context, meeting.id),
		listProposalNames(context, meeting.proposalIds),
	]);
	return { meeting, registrations, proposals, hasBegun: meeting.startsAt <= context.now };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const meetingId = args.params.meetingId ?? "";
	if (!isId(meetingId)) return orNotFound(null);
	const form = await readForm(args, minutesSchema);
	if (!form.ok) return form.shownAgain;
	const { proposals, ...text } = form.value;
	const proposalIds = await idsOfNumbers(context, proposals);
	const result = await recordMinutes(context, { meetingId, ...text, proposalIds });
	if (!result.ok) return formRefused(form, form.t(`consultations:meetings.refusals.${result.reason}`));
	return withFlash(`/meetings/${meetingId}`, { tone: "success", text: form.t("consultations:meetings.done.minutes") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.meeting.title);

const Actions = () => {
	const { meeting } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const { id, state, minutesAt } = meeting;
	return (
		<>
			{state === "draft" ? (
				<ButtonForm action={`/admin/meetings/${id}/publish`}>{t("meetings.admin.publish")}</ButtonForm>
			) : (
				<LinkButton tone="secondary" to={`/meetings/${id}`}>
					{t("meetings.admin.see")}
				</LinkButton>
			)}
			{state === "cancelled" ? null : (
				<LinkButton tone="secondary" to={`/admin/meetings/${id}/edit`}>
					{t("meetings.admin.edit")}
				</LinkButton>
			)}
			{state === "published" && !minutesAt ? (
				<LinkButton tone="danger" to={`/admin/meetings/${id}/cancel`}>
					{t("meetings.admin.cancel")}
				</LinkButton>
			) : null}
		</>
	);
};

export default function ManagedMeeting() {
	const { meeting, registrations, proposals, hasBegun } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("consultations");
	const span = useMeetingSpan();
	const { title, state } = meeting;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[{ to: "/admin/meetings", label: t("meetings.admin.title") }, { label: title }]}
				title={title}
				lead={[span(meeting), meeting.address].filter(Boolean).join(" · ")}
				actions={<Actions />}
			/>
			{state === "draft" ? <Alert tone="warning">{t("meetings.admin.draft")}</Alert> : null}
			{state === "cancelled" ? <Alert tone="danger">{t("meetings.cancelled")}</Alert> : null}
			<div className="grid gap-x-12 gap-y-10 lg:grid-cols-2 [&>*]:min-w-0">
				<Section title={t("meetings.admin.registrations")}>
					<AttendanceForm meetingId={meeting.id} registrations={registrations} hasBegun={hasBegun} />
				</Section>
				{hasBegun && state === "published" ? (
					<Section title={t("meetings.minutes")}>
						<MinutesForm meeting={meeting} proposals={proposals} lastResult={answer} />
					</Section>
				) : null}
			</div>
		</Page>
	);
}

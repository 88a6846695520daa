import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { saveMeeting } from "~/domain/consultations/commands/save-meeting.server";
import { listConsultationChoices, roomOf } from "~/domain/consultations/meeting-form.server";
import { findMeeting } from "~/domain/consultations/meeting-queries.server";
import { meetingSchema } from "~/domain/consultations/meeting-schema";
import { MeetingFields, useMeetingLabels } from "~/domain/consultations/ui/MeetingFields";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { cityWallClock } from "~/lib/city-day";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const { meetingId: id } = args.params;
	const { startsAt, endsAt, ...meeting } = orNotFound(isId(id) ? await findMeeting(context, id) : null);
	const [map, consultations] = await Promise.all([cityMap(context), listConsultationChoices(context)]);
	const moments = { startsAt: cityWallClock(startsAt), endsAt: cityWallClock(endsAt) };
	return { meeting: { ...meeting, ...moments }, map, consultations };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const id = args.params.meetingId ?? "";
	if (!isId(id)) return orNotFound(null);
	const form = await readForm(args, meetingSchema);
	if (!form.ok) return form.shownAgain;
	const room = await roomOf(context, form.value);
	const result = await saveMeeting(context, { ...form.value, ...room, id, version: Math.max(1, form.value.version) });
	if (!result.ok) return formRefused(form, form.t(`consultations:meetings.refusals.${result.reason}`));
	return withFlash(`/admin/meetings/${id}`, { tone: "success", text: form.t("consultations:meetings.done.changed") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.meeting.title);

const text = (value: string | number | null) => (value === null ? "" : String(value));

export default function EditMeeting() {
	const { meeting, map, consultations } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const labels = useMeetingLabels();
	const { title, body, startsAt, endsAt, address, lat, lng, onlineUrl, seats, consultationId } = meeting;
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: {
			...{ title, body, startsAt, endsAt, address: text(address), lat: text(lat), lng: text(lng) },
			...{ onlineUrl: text(onlineUrl), seats: text(seats), consultationId: text(consultationId) },
		},
	});
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/meetings", label: t("meetings.admin.title") },
					{ to: `/admin/meetings/${meeting.id}`, label: title },
					{ label: t("meetings.admin.edit") },
				]}
				title={t("meetings.admin.edit")}
			/>
			<TypedForm form={form} labels={labels}>
				<FormError>{form.errors?.[0]}</FormError>
				<input type="hidden" name="version" value={meeting.version} readOnly />
				<MeetingFields fields={fields as never} map={map} consultations={consultations} />
				<div>
					<Button>{t("meetings.admin.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}

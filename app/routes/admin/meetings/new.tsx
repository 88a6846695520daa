import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { saveMeeting } from "~/domain/consultations/commands/save-meeting.server";
import { listConsultationChoices, roomOf } from "~/domain/consultations/meeting-form.server";
import { meetingSchema } from "~/domain/consultations/meeting-schema";
import { MeetingFields, useMeetingLabels } from "~/domain/consultations/ui/MeetingFields";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { translatorFor } from "~/i18n/i18next.server";
import { newId } from "~/lib/id";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const t = await translatorFor(args.request);
	const [map, consultations] = await Promise.all([cityMap(context), listConsultationChoices(context)]);
	return { map, consultations, id: newId(context.now), title: t("consultations:meetings.admin.new") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const form = await readForm(args, meetingSchema.safeExtend({ id: z.uuid() }));
	if (!form.ok) return form.shownAgain;
	const room = await roomOf(context, form.value);
	const result = await saveMeeting(context, { ...form.value, ...room, version: 0 });
	if (!result.ok) return formRefused(form, form.t(`consultations:meetings.refusals.${result.reason}`));
	const flash = { tone: "success", text: form.t("consultations:meetings.done.saved") } as const;
	return withFlash(`/admin/meetings/${result.value.id}`, flash);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function NewMeeting() {
	const { map, consultations, id, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const labels = useMeetingLabels();
	const [form, fields] = useTypedForm(useActionData<typeof action>());
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: "/admin/meetings", label: t("meetings.admin.title") }, { label: title }]}
				title={title}
			/>
			<TypedForm form={form} labels={labels}>
				<input type="hidden" name="id" value={id} readOnly />
				<MeetingFields fields={fields as never} map={map} consultations={consultations} />
				<div>
					<Button>{t("meetings.admin.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { cancelMeeting } from "~/domain/consultations/commands/move-meeting.server";
import { findMeeting } from "~/domain/consultations/meeting-queries.server";
import { reasonSchema } from "~/domain/consultations/schema";
import { ReasonForm } from "~/domain/consultations/ui/ReasonForm";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const { meetingId: id } = args.params;
	const { title } = orNotFound(isId(id) ? await findMeeting(context, id) : null);
	return { id: id ?? "", title };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const meetingId = args.params.meetingId ?? "";
	if (!isId(meetingId)) return orNotFound(null);
	const form = await readForm(args, reasonSchema);
	if (!form.ok) return form.shownAgain;
	const result = await cancelMeeting(context, { meetingId, ...form.value });
	if (!result.ok) return formRefused(form, form.t(`consultations:meetings.refusals.${result.reason}`));
	return withFlash(`/meetings/${meetingId}`, {
		tone: "success",
		text: form.t("consultations:meetings.done.cancelled"),
	});
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function CancelMeeting() {
	const { id, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	return (
		<ReasonForm
			title={t("meetings.admin.cancelTitle", { title })}
			confirm={t("meetings.admin.cancel")}
			back={{ to: `/admin/meetings/${id}`, label: title }}
			lastResult={useActionData<typeof action>()}
		/>
	);
}

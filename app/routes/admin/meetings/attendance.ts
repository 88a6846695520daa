import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { recordAttendance } from "~/domain/consultations/commands/record-minutes.server";
import { attendanceSchema } from "~/domain/consultations/meeting-schema";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const meetingId = args.params.meetingId ?? "";
	if (!isId(meetingId)) return orNotFound(null);
	const form = await readForm(args, attendanceSchema);
	if (!form.ok) throw new Response("400", { status: 400 });
	await recordAttendance(context, { meetingId, came: form.value.came });
	const flash = { tone: "success", text: form.t("consultations:meetings.done.attendance") } as const;
	return withFlash(`/admin/meetings/${meetingId}`, flash);
}

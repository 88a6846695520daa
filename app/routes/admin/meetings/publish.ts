import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { publishMeeting } from "~/domain/consultations/commands/move-meeting.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const { meetingId } = await readButton(args, z.object({ meetingId: z.uuid() }));
	const t = await translatorFor(args.request);
	orNotFound((await publishMeeting(context, { meetingId })).ok || null);
	return withFlash(`/meetings/${meetingId}`, { tone: "success", text: t("consultations:meetings.done.published") });
}

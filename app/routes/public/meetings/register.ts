import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { register } from "~/domain/consultations/commands/register.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "meetings.register");
	const { meetingId } = await readButton(args, z.object({ meetingId: z.uuid() }));
	const t = await translatorFor(args.request);
	const result = await register(context, { meetingId });
	const to = `/meetings/${meetingId}`;
	if (result.ok) {
		const said = result.value.seated ? "seated" : "waiting";
		return withFlash(to, { tone: "success", text: t(`consultations:meetings.done.${said}`) });
	}
	if (result.reason === "absent") return orNotFound(null);
	return withFlash(to, { tone: "error", text: t(`consultations:meetings.refusals.${result.reason}`) });
}

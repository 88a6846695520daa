import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { raiseQuestion } from "~/domain/proposals/commands/change-questions.server";
import { orNotFound, readButton } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { questionId } = await readButton(args, z.object({ questionId: z.uuid() }));
	const result = await raiseQuestion(context, { questionId });
	return redirect(`/admin/phases/${orNotFound(result.ok ? result.value : null).phaseId}/questions`);
}

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findChat } from "~/domain/channels/chat.server";
import { endChat, takeChat } from "~/domain/channels/commands/take-chat.server";
import { handOverChat } from "~/domain/matters/commands/hand-over-chat.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, withFlash } from "~/server/http.server";

/** What an agent does with a chat; the last part of the address says what: take, end, hand-over. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const { id } = orNotFound(await findChat(context, args.params.chatId));
	const act = new URL(args.request.url).pathname
		.replace(/\.data$/, "")
		.split("/")
		.at(-1);
	if (act === "hand-over") {
		const reference = await handOverChat(context, id);
		return redirect(reference ? `/admin/matters/${reference}` : `/admin/chat/${id}`);
	}
	if (act === "end") {
		await endChat(context, id);
		return redirect("/admin/chat");
	}
	const taken = await takeChat(context, id);
	if (taken.ok) return redirect(`/admin/chat/${id}`);
	const t = await translatorFor(args.request);
	return withFlash(`/admin/chat/${id}`, { tone: "error", text: t("matters:chat.desk.alreadyTaken") });
}

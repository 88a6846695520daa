import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ButtonForm } from "~/ui/Button";
import { Tag } from "~/ui/Tag";

/** How often an open page says that its agent is there (ms): three times within what the city believes. */
const EVERY_MS = 15_000;

/** Says that the agent is there while the page is open, and learns of new chats as they come. */
export const ChatPresence = ({ isPresent }: { isPresent: boolean }) => {
	const { t } = useTranslation("matters");
	const { revalidate } = useRevalidator();
	useEffect(() => {
		const source = new EventSource("/admin/chat/stream");
		source.addEventListener("chats", () => revalidate());
		return () => source.close();
	}, [revalidate]);
	useEffect(() => {
		if (!isPresent) return;
		const body = () => new URLSearchParams({ here: "1" });
		const headers = { accept: "application/json" };
		const tell = () => fetch("/admin/chat/presence", { method: "POST", headers, body: body() }).catch(() => undefined);
		const timer = setInterval(tell, EVERY_MS);
		return () => clearInterval(timer);
	}, [isPresent]);
	return (
		<div className="flex flex-wrap items-center gap-4">
			<Tag tone={isPresent ? "success" : "neutral"}>{isPresent ? t("chat.desk.here") : t("chat.desk.notHere")}</Tag>
			<ButtonForm
				action="/admin/chat/presence"
				fields={{ here: isPresent ? "" : "1" }}
				tone={isPresent ? "secondary" : "primary"}
				size="small"
				label={isPresent ? t("chat.desk.leave") : t("chat.desk.come")}
			/>
		</div>
	);
};

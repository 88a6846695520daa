import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";

/** How often the page says it is open (ms); at once when somebody begins to type. */
const EVERY_MS = 8_000;

type Other = { name: string; isTyping: boolean };

const tell = async (path: string, typing: boolean): Promise<Other[] | null> => {
	const answer = await fetch(path, { method: "POST", body: new URLSearchParams({ typing: typing ? "1" : "" }) });
	return answer.ok ? ((await answer.json()) as { others: Other[] }).others : null;
};

/** Who else has this matter open, and who is writing an answer now, so that two do not answer. Needs JavaScript; without it the page says who opened it. */
export const Presence = ({ reference, form }: { reference: string; form: string }) => {
	const { t } = useTranslation("matters");
	const [others, setOthers] = useState<Other[]>([]);
	const typed = useRef(false);
	useEffect(() => {
		let isHere = true;
		const beat = () =>
			tell(`/admin/matters/${reference}/presence`, typed.current)
				.then((found) => isHere && found && setOthers(found))
				.catch(() => undefined)
				.finally(() => {
					typed.current = false;
				});
		const note = (event: Event) => {
			if (!(event.target instanceof HTMLTextAreaElement) || event.target.form?.id !== form) return;
			const isFirst = !typed.current;
			typed.current = true;
			if (isFirst) beat();
		};
		document.addEventListener("input", note);
		const timer = setInterval(() => document.visibilityState === "visible" && beat(), EVERY_MS);
		beat();
		return () => {
			isHere = false;
			clearInterval(timer);
			document.removeEventListener("input", note);
		};
	}, [reference, form]);
	const typing = others.filter(({ isTyping }) => isTyping);
	const names = (all: Other[]) => all.map(({ name }) => name).join(", ");
	return (
		<output className="block">
			{typing.length > 0 ? (
				<Alert tone="danger">{t("desk.presence.typing", { names: names(typing), count: typing.length })}</Alert>
			) : others.length > 0 ? (
				<Alert tone="warning">{t("desk.presence.here", { names: names(others), count: others.length })}</Alert>
			) : null}
		</output>
	);
};

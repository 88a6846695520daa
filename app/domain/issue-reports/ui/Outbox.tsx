import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Section } from "~/ui/Page";
import { type KeptReport, listKept, sendKept } from "./kept-reports";
import { OutboxLine } from "./OutboxLine";

/** The reports kept on this device, read again whenever one changes, here or in the service worker. */
const useKept = (): KeptReport[] => {
	const [reports, setReports] = useState<KeptReport[]>([]);
	useEffect(() => {
		let shown = true;
		const read = () => {
			listKept()
				.then((found) => shown && setReports(found))
				.catch(() => undefined);
		};
		const told = (event: MessageEvent) => event.data?.kind === "outbox" && read();
		read();
		window.addEventListener("parvis-outbox", read);
		navigator.serviceWorker?.addEventListener("message", told);
		return () => {
			shown = false;
			window.removeEventListener("parvis-outbox", read);
			navigator.serviceWorker?.removeEventListener("message", told);
		};
	}, []);
	return reports;
};

/** What was written without network and is kept here until it is sent. Nothing is shown when nothing is kept. */
export const Outbox = () => {
	const { t } = useTranslation("issue-reports");
	const reports = useKept();
	if (reports.length === 0) return null;
	const waiting = reports.filter(({ state }) => state === "waiting").length;
	return (
		<Section title={t("outbox.title")}>
			<output className="block">{t("outbox.waiting", { count: waiting })}</output>
			<ul className="grid gap-3">
				{reports.map((report) => (
					<OutboxLine key={report.id} report={report} />
				))}
			</ul>
			{waiting > 0 ? (
				<div>
					<Button type="button" tone="secondary" onClick={() => void sendKept()}>
						{t("outbox.send")}
					</Button>
				</div>
			) : null}
		</Section>
	);
};

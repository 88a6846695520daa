import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm } from "~/ui/Button";

/** The worker of the site if it has one, else the one that only knows how to tell. */
const workerOf = async () =>
	(await navigator.serviceWorker.getRegistration("/")) ?? (await navigator.serviceWorker.register("/push.js"));

const bytesOf = (key: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(atob(key.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const ask = async (publicKey: string): Promise<"done" | "refused"> => {
	if ((await Notification.requestPermission()) !== "granted") return "refused";
	const worker = await workerOf();
	const options = { userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) };
	const { endpoint, keys = {} } = (await worker.pushManager.subscribe(options)).toJSON();
	const body = new URLSearchParams({ endpoint: endpoint ?? "", p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" });
	const answer = await fetch("/me/push", { method: "POST", headers: { accept: "application/json" }, body });
	if (!answer.ok) throw new Error(String(answer.status));
	return "done";
};

type State = "unknown" | "impossible" | "ready" | "asking" | "refused" | "failed";

/** Notifications of this browser: asked for here, stopped on every device here. Without JavaScript they can only be stopped. */
export const PushToggle = ({ publicKey, count }: { publicKey: string; count: number }) => {
	const { t } = useTranslation("channels");
	const { revalidate } = useRevalidator();
	const [state, setState] = useState<State>("unknown");
	useEffect(() => {
		const isPossible = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
		setState(isPossible ? "ready" : "impossible");
	}, []);
	const subscribe = async () => {
		setState("asking");
		const outcome = await ask(publicKey).catch(() => "failed" as const);
		setState(outcome === "done" ? "ready" : outcome);
		if (outcome === "done") revalidate();
	};
	return (
		<div className="grid gap-4">
			<p>{t("push.lead")}</p>
			<p className="font-semibold">{t("push.count", { count })}</p>
			{state === "impossible" ? <Alert>{t("push.impossible")}</Alert> : null}
			{state === "refused" ? (
				<Alert tone="warning" live>
					{t("push.refused")}
				</Alert>
			) : null}
			{state === "failed" ? (
				<Alert tone="danger" live>
					{t("push.failed")}
				</Alert>
			) : null}
			<div className="flex flex-wrap gap-3">
				{state === "unknown" || state === "impossible" ? null : (
					<Button type="button" tone="secondary" onClick={subscribe} aria-disabled={state === "asking"}>
						{t("push.ask")}
					</Button>
				)}
				{count > 0 ? <ButtonForm action="/me/push/stop" tone="quiet" label={t("push.stop")} /> : null}
			</div>
		</div>
	);
};

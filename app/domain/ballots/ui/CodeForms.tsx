import { Form } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";

/** Seconds a kiosk shows that a vote is counted. */
const KIOSK_SECONDS = 12;

/** The code, typed from the printed sheet. */
export const CodeForm = ({ refused, code }: { refused: boolean; code: string }) => {
	const { t } = useTranslation("ballots");
	return (
		<Form method="post" className="grid gap-5" autoComplete="off">
			{refused ? (
				<Alert tone="danger" live>
					{t("notCounted.code-unknown")}
				</Alert>
			) : null}
			<div className="grid max-w-md gap-2">
				<label htmlFor="code" className="font-semibold">
					{t("code.label")}
				</label>
				<input
					id="code"
					name="code"
					defaultValue={code}
					required
					maxLength={60}
					autoComplete="off"
					autoCapitalize="characters"
					spellCheck={false}
					aria-invalid={refused || undefined}
					className="control font-mono text-[1.25rem] tracking-widest"
				/>
			</div>
			<div>
				<Button>{t("code.submit")}</Button>
			</div>
		</Form>
	);
};

/** The vote is counted. A kiosk leaves the page by itself; without JavaScript its button does. */
export const CodeDone = ({ page, kiosk }: { page: string; kiosk: boolean }) => {
	const { t } = useTranslation("ballots");
	const start = kiosk ? `${page}?kiosk` : page;
	useEffect(() => {
		if (!kiosk) return;
		const timer = setTimeout(() => window.location.replace(start), KIOSK_SECONDS * 1000);
		return () => clearTimeout(timer);
	}, [kiosk, start]);
	return (
		<Alert tone="success" title={t("code.doneTitle")} live>
			<p>{t("code.done")}</p>
			{kiosk ? <p>{t("code.kioskDone")}</p> : null}
			<p>
				<LinkButton to={start} tone="secondary" reloadDocument>
					{t("code.again")}
				</LinkButton>
			</p>
		</Alert>
	);
};

import { Form } from "@remix-run/react";
import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";

type Props = {
	/** Where the answer of the device is sent. */
	action: string;
	/** What the server asks of the device, as JSON: to show a passkey, or to make one. */
	options: { use: string } | { make: string };
	label: string;
	tone?: "primary" | "secondary";
	fields?: Record<string, string>;
	children?: ReactNode;
};

/** Asks the device for a passkey (or to make one), then sends its answer as any form. Says so where there is no JavaScript. */
export const PasskeyForm = ({ action, options, label, tone = "primary", fields = {}, children }: Props) => {
	const { t } = useTranslation("identity");
	const [hasFailed, setFailed] = useState(false);
	const answer = useRef<HTMLInputElement>(null);
	const ask = async (form: HTMLFormElement) => {
		setFailed(false);
		try {
			const response =
				"use" in options
					? await startAuthentication({ optionsJSON: JSON.parse(options.use) })
					: await startRegistration({ optionsJSON: JSON.parse(options.make) });
			if (answer.current) answer.current.value = JSON.stringify(response);
			form.submit();
		} catch {
			setFailed(true);
		}
	};
	return (
		<Form
			method="post"
			action={action}
			reloadDocument
			className="grid justify-items-start gap-4"
			onSubmit={(event) => {
				if (answer.current?.value) return;
				event.preventDefault();
				void ask(event.currentTarget);
			}}
		>
			<input ref={answer} type="hidden" name="response" defaultValue="" />
			{Object.entries(fields).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			{children}
			{hasFailed ? (
				<Alert tone="warning" live>
					{t("passkey.failed")}
				</Alert>
			) : null}
			<Button tone={tone}>{label}</Button>
			<noscript>
				<p>{t("passkey.needsScript")}</p>
			</noscript>
		</Form>
	);
};

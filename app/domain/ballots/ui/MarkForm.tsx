import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { Section } from "~/ui/Page";
import type { Access } from "./Conditions";
import { type PollAct, usePollActs } from "./usePollActs";
import { type VoterField, VoterFields } from "./VoterFields";

type Props = { sendTo: string; actId: string; lastResult: unknown; access: Access | undefined };

const Acts = ({ acts }: { acts: PollAct[] }) => {
	const { t } = useTranslation("ballots");
	if (acts.length === 0) return null;
	return (
		<Section title={t("poll.acts")}>
			<output>
				<ul className="grid gap-2">
					{[...acts].reverse().map(({ label, answer, fields }, index) => (
						<li key={`${fields.actId ?? ""}${acts.length - index}`}>
							<Alert tone={answer === null ? "warning" : answer === t("poll.done") ? "success" : "danger"}>
								<strong>{label}</strong> – {answer ?? t("poll.waiting")}
							</Alert>
						</li>
					))}
				</ul>
			</output>
		</Section>
	);
};

/** Marking the roll. With JavaScript each act is kept until the city answers; without, the form sends it once pressed. */
export const MarkForm = ({ sendTo, actId, lastResult, access }: Props) => {
	const { t } = useTranslation("ballots");
	const [form, fields] = useTypedForm<Record<VoterField, string>>(lastResult);
	const [ready, setReady] = useState(false);
	const { acts, add } = usePollActs(sendTo);
	useEffect(() => setReady(true), []);
	const keep = (event: FormEvent) => {
		const own = event.target as HTMLFormElement;
		const values = Object.fromEntries([...new FormData(own)].map(([name, value]) => [name, String(value)]));
		const { email = "", name = "", birthDate = "", conditionsChecked } = values;
		// What the server would refuse at once is left to it: the form comes back with its faults.
		if (!ready || !(email || (name.length > 2 && birthDate)) || (access && !conditionsChecked)) return;
		event.preventDefault();
		event.stopPropagation();
		add({ ...values, actId: crypto.randomUUID() }, email || name);
		own.reset();
		own.querySelector<HTMLInputElement>("input[name=email]")?.focus();
	};
	const shown = fields as unknown as Record<VoterField, FieldState>;
	return (
		<>
			<div onSubmitCapture={keep}>
				<TypedForm
					form={form}
					labels={{ email: t("poll.email"), name: t("poll.name"), birthDate: t("poll.birthDate") }}
				>
					<FormError>{form.errors?.join(" ")}</FormError>
					<input type="hidden" name="actId" value={actId} />
					<VoterFields fields={shown} access={access} />
					<div>
						<Button>{t("poll.submit")}</Button>
					</div>
				</TypedForm>
			</div>
			<Acts acts={acts} />
		</>
	);
};

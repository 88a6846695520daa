import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import type { FieldState } from "~/ui/Field";
import { Icon } from "~/ui/Icon";
import { TextField } from "~/ui/TextField";
import { keepDraft } from "./kept-reports";
import { useCategoryName } from "./names";
import type { ReportState } from "./report-state";
import { useOnline } from "./useReport";

/** What everyone will read, before it is sent. Filled by the browser: without it, the form itself stands above. */
export const Preview = ({ state, address }: { state: ReportState; address: string }) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const { typed, categories, meta, photos, wizard } = state;
	const [where, setWhere] = useState(address);
	const isShown = wizard.step === "send";
	useEffect(() => {
		if (!isShown) return;
		const form = document.getElementById(meta.id) as HTMLFormElement | null;
		setWhere(String((form && new FormData(form).get("address")) ?? ""));
	}, [isShown, meta.id]);
	const category = categories.flatMap(({ children }) => children).find(({ id }) => id === typed.category);
	return (
		<div className="needs-script grid gap-3 rounded-card border border-line bg-surface p-4">
			<p className="font-semibold">{t("new.preview")}</p>
			<DefinitionList
				items={[
					{ term: t("new.category"), description: category ? nameOf(category) : "" },
					{ term: t("facts.where"), description: where || t("new.placeOnMap") },
					{ term: t("new.text"), description: typed.text },
					{ term: t("new.photos"), description: photos.length > 0 ? String(photos.length) : "" },
				].filter(({ description }) => description)}
			/>
		</div>
	);
};

/** Who reports: the account in two taps, or an e-mail address to confirm. */
export const Identity = ({ state, field }: { state: ReportState; field: FieldState }) => {
	const { t } = useTranslation("issue-reports");
	const online = useOnline();
	if (state.isSignedIn) return <p className="text-soft">{t("new.asYou")}</p>;
	const keep = () => {
		const form = document.getElementById(state.meta.id) as HTMLFormElement | null;
		if (form) void keepDraft(new FormData(form));
	};
	return (
		<div className="grid gap-5">
			{online ? (
				<div className="needs-script flex flex-wrap items-center gap-3">
					<LinkButton to="/sign-in?to=/reports/new" tone="secondary" onClick={keep}>
						<Icon name="user" /> {t("new.withAccount")}
					</LinkButton>
					<span className="text-soft">{t("new.orByEmail")}</span>
				</div>
			) : (
				<Alert tone="info">{t("offline.email")}</Alert>
			)}
			<TextField
				field={field}
				label={t("new.email")}
				hint={t("new.emailHint")}
				type="email"
				autoComplete="email"
				inputMode="email"
			/>
		</div>
	);
};

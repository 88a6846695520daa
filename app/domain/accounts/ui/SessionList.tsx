import { useTranslation } from "react-i18next";
import { formatDate, formatRelative } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { ButtonForm } from "~/ui/Button";
import { Tag } from "~/ui/Tag";

type Shown = { name: string; isCurrent: boolean; device: string; createdAt: Date; lastSeenAt: Date };

/** Where the account is open, each with its button to end it. */
export const SessionList = ({ sessions, now }: { sessions: Shown[]; now: Date }) => {
	const { t, i18n } = useTranslation("accounts");
	const language = i18n.language as Language;
	return (
		<>
			<ul className="divide-y divide-line rounded-card border border-line bg-surface">
				{sessions.map(({ name, isCurrent, device, createdAt, lastSeenAt }) => {
					const label = device || t("security.unknownDevice");
					return (
						<li key={name} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4">
							<div className="min-w-0">
								<p className="flex flex-wrap items-center gap-2 font-semibold">
									{label} {isCurrent ? <Tag tone="success">{t("security.thisOne")}</Tag> : null}
								</p>
								<p className="text-[0.9375rem] text-soft">
									{t("security.lastSeen", { when: formatRelative(language, lastSeenAt, now) })} ·{" "}
									{t("security.since", { when: formatDate(language, createdAt, "moment") })}
								</p>
							</div>
							{isCurrent ? null : (
								<ButtonForm
									action="/me/sessions/end"
									fields={{ session: name }}
									label={t("security.end")}
									aria-label={t("security.endNamed", { device: label })}
									tone="secondary"
									size="small"
								/>
							)}
						</li>
					);
				})}
			</ul>
			{sessions.length > 1 ? (
				<div>
					<ButtonForm action="/me/sessions/end-others" label={t("security.endOthers")} tone="danger" />
				</div>
			) : null}
		</>
	);
};

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { ButtonForm } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";

type Told = { matterId: string; reference: string; subject: string; version: number; at: Date };

/** Who was told an older version lately, and the one button that tells them the new one. */
export const ToldOld = ({ slug, version, told }: { slug: string; version: string; told: Told[] }) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	if (told.length === 0) return <p className="text-soft">{t("answers.toldNone")}</p>;
	return (
		<>
			<Alert tone="warning">{t("answers.toldLead", { count: told.length })}</Alert>
			<ul className="grid gap-2">
				{told.slice(0, 20).map(({ matterId, reference, subject, version, at }) => (
					<li key={matterId} className="min-w-0 break-words">
						<Link to={`/admin/matters/${reference}`}>{subject}</Link>{" "}
						<span className="text-soft">
							{reference} · {t("answers.toldVersion", { version, date: formatDate(language, at, "short") })}
						</span>
					</li>
				))}
			</ul>
			<ButtonForm action={`/admin/answers/${slug}/correct`} fields={{ version }} label={t("answers.correct")} />
		</>
	);
};

type Version = { version: number; authorName: string; at: Date; body: string };

/** Every version, newest first, with its words. */
export const AnswerHistory = ({ versions }: { versions: Version[] }) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	return (
		<ol className="grid gap-2">
			{versions.map(({ version, authorName, at, body }) => (
				<li key={version}>
					<Disclosure
						summary={t("answers.versionLine", {
							version,
							author: authorName,
							date: formatDate(language, at, "moment"),
						})}
					>
						<p className="max-w-[68ch] whitespace-pre-line break-words">{body}</p>
					</Disclosure>
				</li>
			))}
		</ol>
	);
};

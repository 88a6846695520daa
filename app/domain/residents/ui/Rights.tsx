import { useTranslation } from "react-i18next";
import { formatDate, formatNumber } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { ButtonForm, buttonClass, LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";
import { Timeline } from "~/ui/Timeline";
import type { AttributeKey } from "../ledger/rules";

type Use = { id: string; serviceName: string; keys: AttributeKey[]; request: string; at: Date };

/** «Qui a utilisé mes données»: each reading by a service. */
export const Uses = ({ uses }: { uses: Use[] }) => {
	const { t } = useTranslation("residents");
	return (
		<Section title={t("rights.uses")}>
			<p className="text-soft">{uses.length > 0 ? t("rights.usesLead") : t("rights.noUses")}</p>
			{uses.length > 0 ? (
				<Timeline
					items={uses.map(({ id, serviceName, keys, request, at }) => {
						const list = keys.map((key) => t(`attributes.${key}`)).join(", ");
						const why = request === "sign-in" ? t("rights.forSignIn") : t("rights.forRequest", { request });
						return {
							id,
							at,
							tone: "info" as const,
							title: `${t("rights.used", { service: serviceName, list })}, ${why}`,
						};
					})}
				/>
			) : null}
		</Section>
	);
};

type Reading = { id: string; readerName: string; what: string; reference: string; reason: string; at: Date };

/** Who of the staff opened the person's file. */
export const Readings = ({ readings }: { readings: Reading[] }) => {
	const { t } = useTranslation("residents");
	return (
		<Section title={t("rights.readings")}>
			<p className="text-soft">{readings.length > 0 ? t("rights.readingsLead") : t("rights.noReadings")}</p>
			{readings.length > 0 ? (
				<Timeline
					items={readings.map(({ id, readerName, what, reference, reason, at }) => {
						const named = t(`rights.what.${what}` as "rights.what.matter", { reference });
						const said = t("rights.read", { name: readerName, what: named });
						return { id, at, tone: "neutral" as const, title: reason ? `${said} (${reason})` : said };
					})}
				/>
			) : null}
		</Section>
	);
};

type Export = { id: string; askedAt: Date; readyAt: Date | null; expiresAt: Date; size: number };

/** The archive of everything: asked for, being made, ready. */
export const ExportSection = ({ exports }: { exports: Export[] }) => {
	const { t } = useTranslation("residents");
	const language = useLanguage();
	const isMaking = exports.some(({ readyAt }) => !readyAt);
	return (
		<Section title={t("rights.export.title")}>
			<p>{t("rights.export.lead")}</p>
			<ul className="grid gap-3">
				{exports.map(({ id, askedAt, readyAt, expiresAt, size }) => (
					<li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
						{readyAt ? (
							<>
								<span>
									{t("rights.export.ready", {
										size: formatNumber(language, Math.max(1, Math.round(size / 1000))),
										date: formatDate(language, expiresAt),
									})}
								</span>
								<a href={`/me/data/exports/${id}`} download className={buttonClass("primary", "small")}>
									{t("rights.export.download")}
								</a>
							</>
						) : (
							<>
								<span>{t("rights.export.making", { date: formatDate(language, askedAt, "moment") })}</span>
								<LinkButton to="/me/data" size="small" tone="secondary" reloadDocument>
									{t("rights.export.refresh")}
								</LinkButton>
							</>
						)}
					</li>
				))}
			</ul>
			{isMaking ? null : <ButtonForm action="/me/data/exports" tone="secondary" label={t("rights.export.ask")} />}
		</Section>
	);
};

type Standing = { dueAt: Date } | null;

/** Erasure: the way to its preview, or the one under way and how to stop it. */
export const EraseSection = ({ erasure, isDemonstration }: { erasure: Standing; isDemonstration: boolean }) => {
	const { t } = useTranslation("residents");
	const language = useLanguage();
	if (!erasure)
		return (
			<Section title={t("rights.erase.title")}>
				<p>{t("rights.erase.lead")}</p>
				<div>
					<LinkButton to="/me/data/erase" tone="danger">
						{t("rights.erase.preview")}
					</LinkButton>
				</div>
			</Section>
		);
	return (
		<Section title={t("rights.erase.title")}>
			<Alert tone="warning" title={t("rights.erase.pending", { date: formatDate(language, erasure.dueAt) })}>
				<p>{t("rights.erase.pendingText")}</p>
			</Alert>
			<div className="flex flex-wrap items-center gap-3">
				<ButtonForm action="/me/data/erase/cancel" label={t("rights.erase.cancel")} />
				{isDemonstration ? (
					<>
						<ButtonForm action="/me/data/erase/now" tone="danger" label={t("rights.erase.now")} />
						<span className="text-[0.9375rem] text-soft">{t("rights.erase.nowHint")}</span>
					</>
				) : null}
			</div>
		</Section>
	);
};

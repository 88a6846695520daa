import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { paces } from "~/domain/debates/rules";
import { readRegister } from "~/domain/moderation/queries.server";
import { APPEAL_DAYS, TARGET_HOURS } from "~/domain/moderation/rules";
import { ruleKeys } from "~/domain/moderation/schema";
import { ModerationRegister } from "~/domain/moderation/ui/ModerationRegister";
import { translatorFor } from "~/i18n/i18next.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	return { register: await readRegister(context), title: t("moderation:public.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function ModerationRules() {
	const { register, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("moderation");
	const pace = { newHour: paces.new.hour, knownHour: paces.known.hour, warnedHour: paces.warned.hour };
	return (
		<Page>
			<PageHeader breadcrumbs={[{ label: title }]} title={title} lead={t("public.lead")} />
			<Section title={t("public.rules")}>
				<ol className="grid max-w-prose gap-4">
					{ruleKeys.map((key, index) => (
						<li key={key} id={key} className="grid grid-cols-[2rem_1fr]">
							<span className="font-display font-semibold text-brand-text">{index + 1}</span>
							<span>
								<strong className="block">{t(`rules.${key}.name`)}</strong>
								{t(`rules.${key}.text`)}
							</span>
						</li>
					))}
				</ol>
			</Section>
			<Section title={t("public.how")}>
				<ol className="grid max-w-prose list-decimal gap-2 ps-6">
					<li>{t("public.how1")}</li>
					<li>{t("public.how2", { hours: TARGET_HOURS })}</li>
					<li>{t("public.how3")}</li>
					<li>{t("public.how4", { days: APPEAL_DAYS })}</li>
				</ol>
				<p className="max-w-prose">
					<strong>{t("public.pace")}.</strong> {t("public.paceText", pace)}
				</p>
			</Section>
			<ModerationRegister register={register} />
		</Page>
	);
}

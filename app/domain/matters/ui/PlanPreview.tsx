import { useTranslation } from "react-i18next";
import { Tag } from "~/ui/Tag";
import type { PlannedDelivery } from "../rules/planner";

export type ShownPlan = {
	name: string;
	plans: (Pick<PlannedDelivery, "channel" | "content" | "isHeld"> & { to: string })[];
};

const tones = { full: "success", pointer: "neutral", neutral: "info" } as const;

/** What will leave, by which channel and holding what, said before anything is sent. */
export const PlanPreview = ({ plan }: { plan: ShownPlan[] }) => {
	const { t } = useTranslation("matters");
	return (
		<section aria-labelledby="plan" className="rounded-card border border-line bg-sunken p-4">
			<h3 id="plan" className="text-subheading">
				{t("desk.plan.title")}
			</h3>
			{plan.length === 0 ? <p className="mt-2">{t("desk.plan.none")}</p> : null}
			<ul className="mt-2 grid gap-3">
				{plan.map(({ name, plans }, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
					<li key={index} className="min-w-0">
						<span className="font-semibold">{name}</span>
						{plans.length === 0 ? (
							<p className="text-danger">{t("desk.plan.nobody", { name })}</p>
						) : (
							<ul className="mt-1 grid gap-1">
								{plans.map(({ channel, content, isHeld, to }) => (
									<li key={`${channel}${content}${to}`} className="flex flex-wrap items-center gap-x-2 gap-y-1">
										<Tag tone={tones[content]}>{t(`desk.plan.${content}`)}</Tag>
										<span className="min-w-0 break-words">
											{t(`channels.${channel}`)}
											{to ? ` – ${to}` : ""}
										</span>
										{isHeld ? <Tag tone="warning">{t("desk.plan.held")}</Tag> : null}
									</li>
								))}
							</ul>
						)}
					</li>
				))}
			</ul>
			<p className="mt-3 text-[0.9375rem] text-soft">{t("desk.plan.safe")}</p>
		</section>
	);
};

import { useTranslation } from "react-i18next";
import type { Assurance } from "~/lib/assurance";
import { Tag } from "~/ui/Tag";
import { levels } from "../ladder";

/** The five rungs, what each opens, and where the person stands. */
export const Ladder = ({ identity }: { identity: Assurance["identity"] }) => {
	const { t } = useTranslation("identity");
	return (
		<ol className="divide-y divide-line rounded-card border border-line bg-surface">
			{levels.map((level) => (
				<li key={level} className="flex gap-4 px-5 py-4" aria-current={level === identity ? "step" : undefined}>
					<span
						aria-hidden="true"
						className={`grid size-9 flex-none place-items-center rounded-full border-2 font-semibold ${level <= identity ? "border-brand bg-brand text-on-brand" : "border-line-strong bg-surface text-soft"}`}
					>
						{level}
					</span>
					<div className="min-w-0">
						<p className="flex flex-wrap items-center gap-2 font-semibold">
							<span className="sr-only">{level}.</span> {t(`level.${level}.name`)}
							{level === identity ? <Tag tone="success">{t("level.here")}</Tag> : null}
						</p>
						<p className="text-[0.9375rem] text-soft">{t(`level.${level}.opens`)}</p>
					</div>
				</li>
			))}
		</ol>
	);
};

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Icon } from "~/ui/Icon";
import { BUREAU } from "../../secret/format";

type Props = { title: string; number: number; name: string; code: string; onHanded: () => void };

/** One share of the bureau's key, for one person: to print or copy by hand, then gone. */
export const ShareCard = ({ title, number, name, code, onHanded }: Props) => {
	const { t } = useTranslation("ballots");
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), []);
	return (
		<article className="grid gap-5 rounded-card border-2 border-brand bg-surface p-6 shadow-card">
			<div>
				<p className="font-semibold text-brand-text">{title}</p>
				<h2 ref={heading} tabIndex={-1}>
					{t("secret.ceremony.share", { number, members: BUREAU.members, name })}
				</h2>
			</div>
			<p>{t("secret.ceremony.shareText", { needed: BUREAU.needed, members: BUREAU.members })}</p>
			<output
				aria-label={t("secret.ceremony.shareCode")}
				className="rounded-control border border-line-strong bg-sunken p-4 font-mono text-[1.25rem] leading-relaxed tracking-wide break-words"
			>
				{code}
			</output>
			<p className="flex gap-2 text-soft">
				<Icon name="warning" className="mt-0.5" />
				{t("secret.ceremony.once", { name })}
			</p>
			<div className="no-print flex flex-wrap gap-3">
				<Button type="button" tone="secondary" onClick={() => window.print()}>
					{t("secret.print")}
				</Button>
				<Button type="button" onClick={onHanded}>
					{t("secret.ceremony.handed", { name })}
				</Button>
			</div>
		</article>
	);
};

import { useTranslation } from "react-i18next";
import { Disclosure } from "~/ui/Disclosure";

const kinds = ["resident", "association", "official", "agent"] as const;

/** Who the people speaking are, in words: what each label beside a name stands for. */
export const Speakers = () => {
	const { t } = useTranslation("debates");
	return (
		<Disclosure summary={t("who.title")}>
			<dl className="grid max-w-prose gap-2">
				{kinds.map((kind) => (
					<div key={kind} className="grid gap-x-3 sm:grid-cols-[9rem_1fr]">
						<dt className="font-semibold">{t(`who.${kind}`)}</dt>
						<dd className="text-soft">{t(`who.${kind}Text`)}</dd>
					</div>
				))}
			</dl>
		</Disclosure>
	);
};

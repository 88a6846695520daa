import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { DefinitionList } from "~/ui/DefinitionList";
import { Tag } from "~/ui/Tag";

type Side = {
	id: string;
	displayName: string;
	email: string | null;
	createdAt: Date;
	isVerified: boolean;
	ways: number;
	counts: Record<"reports" | "proposals" | "comments" | "matters" | "ballots", number>;
};

const counted = ["reports", "matters", "proposals", "comments", "ballots"] as const;

const SideCard = ({ side, isKept }: { side: Side; isKept: boolean }) => {
	const { t, i18n } = useTranslation("residents");
	const { displayName, email, createdAt, isVerified, counts } = side;
	return (
		<section className="min-w-0 rounded-card border border-line bg-surface p-5" aria-label={displayName}>
			<h2 className="flex flex-wrap items-center gap-2 text-subheading wrap-anywhere">
				{displayName}
				{isVerified ? <Tag tone="success">{t("duplicates.verified")}</Tag> : null}
				{isKept ? <Tag tone="info">{t("duplicates.keptTag")}</Tag> : null}
			</h2>
			<DefinitionList
				items={[
					{ term: t("duplicates.email"), description: email ?? "–" },
					{ term: t("duplicates.since"), description: formatDate(i18n.language as Language, createdAt) },
					...counted.map((key) => ({ term: t(`duplicates.counts.${key}`), description: String(counts[key]) })),
				]}
			/>
		</section>
	);
};

/** Two accounts that may be one person, compared without opening what they wrote. */
export const SideBySide = ({ one, other, keptId }: { one: Side; other: Side; keptId: string | null }) => (
	<div className="grid gap-5 md:grid-cols-2">
		<SideCard side={one} isKept={keptId === one.id} />
		<SideCard side={other} isKept={keptId === other.id} />
	</div>
);

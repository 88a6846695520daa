import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { Section } from "~/ui/Page";

type Found = { slug: string; title: string; summary: string; delay: string; unitName: string };

/** Procedures that may be the right one, each with its service and its delay. */
export const FoundList = ({ found, title }: { found: Found[]; title: string }) => {
	const { t } = useTranslation("directory");
	if (found.length === 0) return null;
	return (
		<Section title={title}>
			<ul className="grid gap-4">
				{found.map(({ slug, title, summary, delay, unitName }) => (
					<li key={slug}>
						<Card
							to={`/directory/${slug}`}
							title={title}
							meta={[t("inCharge", { name: unitName }), delay].filter(Boolean).join(" · ")}
						>
							{summary}
						</Card>
					</li>
				))}
			</ul>
		</Section>
	);
};

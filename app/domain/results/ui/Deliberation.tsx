import { useTranslation } from "react-i18next";
import { Disclosure } from "~/ui/Disclosure";
import { Icon } from "~/ui/Icon";
import { Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import type { Extras } from "../schema";

type Props = Pick<Extras, "deliberation" | "documents"> & { slug: string };

/** The text the council voted, and its documents. */
export const Deliberation = ({ slug, deliberation, documents }: Props) => {
	const { t } = useTranslation("results");
	if (!deliberation && documents.length === 0) return null;
	return (
		<Section title={t("deliberation.title")}>
			{deliberation ? (
				<Disclosure summary={t("deliberation.read")}>
					<Prose text={deliberation} under={2} />
				</Disclosure>
			) : null}
			{documents.length > 0 ? (
				<ul className="grid gap-2">
					{documents.map(({ id, name }) => (
						<li key={id}>
							<a
								className="inline-flex min-h-11 items-center gap-2"
								href={`/consultations/${slug}/results/documents/${id}`}
							>
								<Icon name="download" /> {name}
							</a>
						</li>
					))}
				</ul>
			) : null}
		</Section>
	);
};

import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Section } from "~/ui/Page";
import { type AskedFact, AskedFacts } from "./AskedFacts";

type Props = { slug: string; url: string; name: string; facts: AskedFact[] };

/** On to another site in one click, with what its contract lets it read: shown here, chosen here, never in the address. */
export const HandOver = ({ slug, url, name, facts }: Props) => {
	const { t } = useTranslation("residents");
	const { host } = new URL(url);
	return (
		<Section title={t("handOver.title", { name })} id="online">
			<p>{t("handOver.lead", { host })}</p>
			<Form
				method="post"
				action={`/directory/${slug}/go`}
				reloadDocument
				className="grid grid-cols-[minmax(0,1fr)] gap-5"
			>
				<AskedFacts facts={facts} name={name} />
				<p className="text-[0.9375rem] text-soft">
					{t("handOver.how")} <Link to="/me/data">{t("handOver.uses")}</Link> ·{" "}
					<Link to="/me/information">{t("information.title")}</Link>
				</p>
				<div className="flex flex-wrap items-center gap-x-6 gap-y-3">
					<Button>{t("handOver.go", { host })}</Button>
					<a href={url}>{t("handOver.without")}</a>
				</div>
			</Form>
		</Section>
	);
};

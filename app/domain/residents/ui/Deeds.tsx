import { useTranslation } from "react-i18next";
import { Timeline } from "~/ui/Timeline";

type Deed = { id: string; name: string; at: Date; by: string; forWhom: string };

const told = ["help.begun", "report.filed", "incident.joined", "matter.opened", "attribute.declared"] as const;

const isTold = (name: string): name is (typeof told)[number] => told.includes(name as (typeof told)[number]);

/** What was done by someone for someone, newest first: both read the same lines. */
export const Deeds = ({ deeds }: { deeds: Deed[] }) => {
	const { t } = useTranslation("residents");
	return (
		<Timeline
			items={deeds.map(({ id, name, at, by, forWhom }) => ({
				id,
				at,
				title: t(`people.did.${isTold(name) ? name.replace(".", "-") : "other"}` as "people.did.other", {
					by,
					forWhom,
				}),
			}))}
		/>
	);
};

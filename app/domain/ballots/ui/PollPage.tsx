import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page, PageHeader } from "~/ui/Page";
import { PollNav } from "./PollNav";

type Props = {
	poll: { phaseId: string; consultation: { title: string }; rules: { channels?: string[] | undefined } };
	current: "mark" | "papers" | "counter";
	lead: string;
	children: ReactNode;
};

/** One screen of a polling place. */
export const PollPage = ({ poll, current, lead, children }: Props) => {
	const { t } = useTranslation("ballots");
	return (
		<Page width={current === "mark" ? "text" : "normal"}>
			<PageHeader
				title={t(`poll.${current}`)}
				eyebrow={poll.consultation.title}
				lead={lead}
				breadcrumbs={[{ to: "/admin/polls", label: t("poll.listTitle") }, { label: t(`poll.${current}`) }]}
			/>
			<PollNav phaseId={poll.phaseId} channels={poll.rules.channels ?? []} current={current} />
			{children}
		</Page>
	);
};

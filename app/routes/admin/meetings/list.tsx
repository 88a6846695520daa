import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listAllMeetings } from "~/domain/consultations/meeting-queries.server";
import { MeetingCard } from "~/domain/consultations/ui/MeetingCard";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "meetings.manage");
	const t = await translatorFor(args.request);
	return { meetings: await listAllMeetings(context), title: t("consultations:meetings.admin.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function ManagedMeetings() {
	const { meetings, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("meetings.admin.lead")}
				actions={<LinkButton to="/admin/meetings/new">{t("meetings.admin.new")}</LinkButton>}
			/>
			{meetings.length === 0 ? <EmptyState title={t("meetings.admin.none")} /> : null}
			<CardGrid>
				{meetings.map((meeting) => (
					<MeetingCard key={meeting.id} as="h2" meeting={meeting} to={`/admin/meetings/${meeting.id}`} />
				))}
			</CardGrid>
		</Page>
	);
}

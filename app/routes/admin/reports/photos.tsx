import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listAwaitingPhotos } from "~/domain/issue-reports/queries/photos.server";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { translatorFor } from "~/i18n/i18next.server";
import { imageUrl } from "~/lib/images";
import { ButtonForm } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	return { ...(await listAwaitingPhotos(context)), title: t("issue-reports:photos.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** The photos that wait for an agent's eye before everyone sees them. */
export default function AwaitingPhotos() {
	const { photos, count, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("photos.lead", { count })}
				breadcrumbs={[{ to: "/admin/reports", label: t("desk.title") }, { label: title }]}
			/>
			{photos.length === 0 ? <EmptyState title={t("photos.none")} /> : null}
			<ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
				{photos.map(({ id, imageKey, incident }) => (
					<li key={id} className="grid content-start gap-3 rounded-card border border-line bg-surface p-4">
						<a href={imageUrl(imageKey, 2048)}>
							<img
								src={imageUrl(imageKey, 640)}
								alt={t("photos.alt", { number: incident.number })}
								className="aspect-[4/3] w-full rounded-control bg-sunken object-contain"
							/>
						</a>
						<p>
							<Link to={`/admin/reports/${incident.number}`}>
								{nameOf(incident.category)} · {t("number", { number: incident.number })}
							</Link>
							<span className="block text-[0.9375rem] text-soft">{incident.address}</span>
						</p>
						<p className="flex flex-wrap gap-2">
							{(["yes", "no"] as const).map((show) => (
								<ButtonForm
									key={show}
									action={`/admin/photos/${id}`}
									fields={{ show }}
									tone={show === "yes" ? "secondary" : "danger"}
									size="small"
									label={t(`photos.${show}`)}
									aria-label={t(`photos.${show}Number`, { number: incident.number })}
								/>
							))}
						</p>
					</li>
				))}
			</ul>
		</Page>
	);
}

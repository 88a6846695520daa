import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, ButtonForm } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";

type Filter = { id: string; name: string; query: string; shared: boolean; isMine: boolean };

/** Searches kept by name, and the form that keeps the present one. */
export const SavedFilters = ({ filters, query }: { filters: Filter[]; query: string }) => {
	const { t } = useTranslation("works");
	return (
		<section aria-label={t("filters.title")} className="no-print grid gap-2">
			{filters.length > 0 ? (
				<ul className="flex flex-wrap items-center gap-x-4 gap-y-2">
					{filters.map(({ id, name, query: kept, shared, isMine }) => (
						<li key={id} className="flex items-center gap-1 rounded-full border border-line bg-surface ps-4 pe-1">
							<Link to={`/admin/reports?${kept}`} aria-current={kept === query ? "page" : undefined} className="py-2">
								{name}
								{shared ? ` (${t("filters.sharedTag")})` : ""}
							</Link>
							{isMine ? (
								<ButtonForm
									action={`/admin/reports/filters/${id}/remove`}
									tone="quiet"
									size="small"
									label="×"
									aria-label={t("filters.remove", { name })}
								/>
							) : (
								<span className="pe-3" />
							)}
						</li>
					))}
				</ul>
			) : null}
			{query ? (
				<Disclosure summary={t("filters.keep")}>
					<Form method="post" action="/admin/reports/filters" className="flex flex-wrap items-end gap-3">
						<input type="hidden" name="query" value={query} />
						<div>
							<label htmlFor="filter-name" className="font-semibold">
								{t("filters.name")}
							</label>
							<input id="filter-name" name="name" required maxLength={60} className="control mt-1" />
						</div>
						<label htmlFor="filter-shared" className="choice">
							<input id="filter-shared" type="checkbox" name="shared" className="tick" />
							<span>{t("filters.share")}</span>
						</label>
						<Button tone="secondary">{t("settings.save")}</Button>
					</Form>
				</Disclosure>
			) : null}
		</section>
	);
};

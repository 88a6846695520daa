import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonForm } from "~/ui/Button";
import { Icon } from "~/ui/Icon";

/** Says, on every page, that what is done now is done for someone else, and how to stop. */
export const ActingBanner = ({ name }: { name: string }) => {
	const { t } = useTranslation("residents");
	return (
		<aside aria-label={t("people.bannerLabel")} className="no-print border-b-2 border-warning bg-warning-soft text-ink">
			<div className="mx-auto flex site-width flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:px-6 lg:px-8">
				<p className="flex min-w-0 flex-1 basis-64 items-start gap-2">
					<Icon name="user" size={1.25} className="mt-0.5 text-warning" />
					<span>
						<strong>{t("people.banner", { name })}</strong> <Link to="/me/people">{t("people.bannerMore")}</Link>
					</span>
				</p>
				<ButtonForm size="small" tone="secondary" action="/me/people/stop">
					{t("people.stop")}
				</ButtonForm>
			</div>
		</aside>
	);
};

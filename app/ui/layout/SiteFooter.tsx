import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Icon } from "../Icon";

type Props = {
	city: { name: string; tagline: string; contactEmail: string; contactPhone: string };
	/** Pages of the footer that exist: legal notice, accessibility, open data… */
	links: { to: string; label: string }[];
};

const Contact = ({ city }: Pick<Props, "city">) => {
	const { t } = useTranslation("common");
	return (
		<address className="grid content-start gap-1 not-italic">
			<p className="font-semibold">{t("footer.contact")}</p>
			<a href={`mailto:${city.contactEmail}`} className="inline-flex min-h-11 items-center gap-2">
				<Icon name="mail" />
				<span className="min-w-0 break-all">{city.contactEmail}</span>
			</a>
			{city.contactPhone ? (
				<a href={`tel:${city.contactPhone.replace(/[^+\d]/g, "")}`} className="inline-flex min-h-11 items-center">
					{t("footer.phone", { phone: city.contactPhone })}
				</a>
			) : null}
		</address>
	);
};

export const SiteFooter = ({ city, links }: Props) => {
	const { t } = useTranslation("common");
	return (
		<footer className="site-footer paved">
			<div className="mx-auto grid site-width gap-8 px-4 py-12 sm:px-6 md:grid-cols-[2fr_1fr_1fr] lg:px-8">
				<div className="grid content-start gap-2">
					<p className="font-display text-[1.75rem] font-bold leading-tight">{city.name}</p>
					{city.tagline ? <p className="max-w-prose text-soft">{city.tagline}</p> : null}
				</div>
				<Contact city={city} />
				{links.length > 0 ? (
					<nav aria-label={t("nav.footer")} className="no-print">
						<ul>
							{links.map(({ to, label }) => (
								<li key={to}>
									<Link to={to} className="inline-flex min-h-11 items-center">
										{label}
									</Link>
								</li>
							))}
						</ul>
					</nav>
				) : null}
			</div>
			<p className="mx-auto site-width px-4 pb-6 text-[0.875rem] text-soft sm:px-6 lg:px-8">{t("footer.made")}</p>
		</footer>
	);
};

import { Link, NavLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../Icon";
import { LanguageSwitch } from "./LanguageSwitch";

export type CityIdentity = { name: string; tagline: string; logoUrl: string | null };

/** What the menu offers: `to` in order of what residents come for. */
export type MenuItem = { to: string; label: string; icon: IconName };

const Emblem = ({ city }: { city: CityIdentity }) =>
	city.logoUrl ? (
		<img src={city.logoUrl} alt="" className="h-11 w-auto max-w-32 object-contain" />
	) : (
		<span aria-hidden="true" className="emblem">
			{city.name.replace(/^(ville|commune) d(e |’|')/i, "").slice(0, 1)}
		</span>
	);

const Brand = ({ city }: { city: CityIdentity }) => {
	const { t } = useTranslation("common");
	return (
		<Link to="/" className="flex min-h-12 min-w-0 items-center gap-3 text-ink no-underline">
			<Emblem city={city} />
			<span className="min-w-0 leading-tight">
				<span className="block font-display text-[1.1875rem] font-bold tracking-tight">{city.name}</span>
				{city.tagline ? (
					<span className="hidden text-[0.875rem] text-soft sm:block lg:hidden xl:block">{city.tagline}</span>
				) : null}
			</span>
			<span className="sr-only"> – {t("nav.home")}</span>
		</Link>
	);
};

/** The main menu: a row of links on wide screens, a bar under the thumb on phones. The same links, once. */
const Menu = ({ items }: { items: MenuItem[] }) => {
	const { t } = useTranslation("common");
	return (
		<nav aria-label={t("nav.main")} className="menu no-print">
			<ul className="menu-items">
				{items.map(({ to, label, icon }) => (
					<li key={to}>
						<NavLink to={to} className="menu-link">
							<Icon name={icon} size={1.375} className="menu-icon" />
							<span>{label}</span>
						</NavLink>
					</li>
				))}
			</ul>
		</nav>
	);
};

export const SiteHeader = ({ city, menu }: { city: CityIdentity; menu: MenuItem[] }) => (
	<header className="site-header">
		<div className="mx-auto flex site-width items-center gap-x-6 gap-y-2 px-4 py-2.5 sm:px-6 lg:px-8">
			<Brand city={city} />
			<Menu items={menu} />
			<div className="no-print ms-auto flex-none lg:ms-0">
				<LanguageSwitch />
			</div>
		</div>
	</header>
);

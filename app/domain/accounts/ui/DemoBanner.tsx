import { Link, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { type Role, roles } from "~/lib/actor";
import { ButtonForm } from "~/ui/Button";

/** Says that this is a demonstration, and signs in as any role in one click. `role` is whom one is now. */
export const DemoBanner = ({ role }: { role: Role | null }) => {
	const { t } = useTranslation("accounts");
	const { pathname, search } = useLocation();
	return (
		<aside aria-label={t("demo.label")} className="no-print border-b border-line bg-sunken text-ink">
			<div className="mx-auto flex site-width flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-[0.875rem] sm:px-6 lg:px-8">
				<p className="min-w-0 flex-1 basis-64">
					<strong>{t("demo.title")}</strong> {t("demo.text")} <Link to="/mailbox">{t("demo.mailbox")}</Link>
				</p>
				<ul
					className="-mx-1.5 flex max-w-[calc(100%+0.75rem)] gap-1.5 overflow-x-auto p-1.5"
					aria-label={t("demo.roles")}
				>
					{roles.map((one) => (
						<li key={one} className="flex-none">
							<ButtonForm
								action="/demo/sign-in"
								fields={{ role: one, to: pathname + search }}
								tone={one === role ? "primary" : "secondary"}
								size="small"
								aria-pressed={one === role}
							>
								{t(`roles.${one}`)}
							</ButtonForm>
						</li>
					))}
				</ul>
			</div>
		</aside>
	);
};

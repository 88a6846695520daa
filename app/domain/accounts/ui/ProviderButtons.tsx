import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { buttonClass } from "~/ui/Button";

export type OfferedProvider = {
	name: "franceconnect" | "franceconnect-plus" | "proconnect";
	isStandIn: boolean;
	isDown: boolean;
};

const sites = {
	franceconnect: "https://franceconnect.gouv.fr/",
	"franceconnect-plus": "https://franceconnect.gouv.fr/france-connect-plus",
	proconnect: "https://www.proconnect.gouv.fr/",
};

/** One way in by a state identity: its button, whether it answers, and what it is. It leaves the site: a plain link. */
export const ProviderButton = ({ provider, to }: { provider: OfferedProvider; to: string }) => {
	const { t } = useTranslation("identity");
	const { name, isStandIn, isDown } = provider;
	return (
		<div className="grid justify-items-start gap-2">
			{isDown ? <Alert tone="warning">{t("openid.down", { name: t(`openid.names.${name}`) })}</Alert> : null}
			<a
				href={`/sign-in/${name}?to=${encodeURIComponent(to)}`}
				className={buttonClass(name === "franceconnect" && !isDown ? "primary" : "secondary")}
			>
				{t(`openid.button.${name}`)}
			</a>
			{isStandIn ? <p className="text-[0.9375rem] text-soft">({t("openid.standIn")})</p> : null}
			<a href={sites[name]} className="inline-flex min-h-8 items-center text-[0.9375rem]">
				{t(`openid.what.${name}`)}
			</a>
		</div>
	);
};

/** The state identities a resident may come with, in their section. */
export const StateIdentities = ({ providers, to }: { providers: OfferedProvider[]; to: string }) => {
	const { t } = useTranslation("identity");
	const shown = providers.filter(({ name }) => name === "franceconnect");
	if (shown.length === 0) return null;
	return (
		<section className="grid content-start gap-4" aria-labelledby="with-state">
			<h2 id="with-state" className="text-subheading">
				{t("openid.state")}
			</h2>
			<p className="text-soft">{t("openid.stateHint")}</p>
			{shown.map((provider) => (
				<ProviderButton key={provider.name} provider={provider} to={to} />
			))}
		</section>
	);
};

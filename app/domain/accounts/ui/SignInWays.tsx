import { useTranslation } from "react-i18next";
import { formatDate, formatRelative } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { ButtonForm, buttonClass, LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

type ProviderName = "franceconnect" | "franceconnect-plus" | "proconnect";

type Props = {
	ways: {
		passkeys: { id: string; label: string; isBackedUp: boolean; createdAt: Date; lastUsedAt: Date | null }[];
		authenticatorSince: Date | null;
		codes: number;
		identities: { id: string; provider: string; linkedAt: Date }[];
	};
	/** The providers of the city that this person may still link. */
	linkable: ProviderName[];
	now: Date;
};

const useLanguage = () => useTranslation("identity").i18n.language as Language;

const Passkeys = ({ ways, now }: Pick<Props, "ways" | "now">) => {
	const { t } = useTranslation("identity");
	const language = useLanguage();
	return (
		<Section title={t("ways.passkeys")}>
			{ways.passkeys.length === 0 ? <p className="text-soft">{t("ways.noPasskey")}</p> : null}
			<ul className="divide-y divide-line">
				{ways.passkeys.map(({ id, label, isBackedUp, createdAt, lastUsedAt }) => (
					<li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
						<div className="min-w-0">
							<p className="flex flex-wrap items-center gap-2 font-semibold">
								{label} {isBackedUp ? <Tag>{t("ways.synced")}</Tag> : null}
							</p>
							<p className="text-[0.9375rem] text-soft">
								{lastUsedAt ? t("ways.used", { when: formatRelative(language, lastUsedAt, now) }) : t("ways.neverUsed")}{" "}
								· {t("ways.addedOn", { when: formatDate(language, createdAt) })}
							</p>
						</div>
						<ButtonForm
							action="/me/factors/remove"
							fields={{ passkey: id }}
							label={t("ways.remove")}
							aria-label={t("ways.removeNamed", { name: label })}
							tone="secondary"
							size="small"
						/>
					</li>
				))}
			</ul>
			<div>
				<LinkButton to="/second-factor/enrol" reloadDocument tone="secondary">
					{t("passkey.add")}
				</LinkButton>
			</div>
		</Section>
	);
};

const Authenticator = ({ ways }: Pick<Props, "ways">) => {
	const { t } = useTranslation("identity");
	const language = useLanguage();
	const since = ways.authenticatorSince;
	return (
		<Section title={t("ways.app")}>
			<p className={since ? "" : "text-soft"}>
				{since ? t("ways.appOn", { when: formatDate(language, since) }) : t("ways.appOff")}
			</p>
			{since || ways.passkeys.length > 0 ? <p>{t("ways.codes", { count: ways.codes })}</p> : null}
			<div className="flex flex-wrap gap-3">
				{since ? (
					<ButtonForm
						action="/me/factors/remove"
						label={t("ways.remove")}
						aria-label={t("ways.removeNamed", { name: t("ways.app") })}
						tone="secondary"
					/>
				) : (
					<LinkButton to="/second-factor/enrol" reloadDocument tone="secondary">
						{t("ways.appAdd")}
					</LinkButton>
				)}
				{since || ways.passkeys.length > 0 ? (
					<LinkButton to="/second-factor/codes" tone="secondary">
						{t("codes.renew")}
					</LinkButton>
				) : null}
			</div>
		</Section>
	);
};

const Identities = ({ ways, linkable }: Pick<Props, "ways" | "linkable">) => {
	const { t } = useTranslation("identity");
	const language = useLanguage();
	if (ways.identities.length === 0 && linkable.length === 0) return null;
	return (
		<Section title={t("ways.identities")}>
			{ways.identities.length > 0 ? <p className="text-soft">{t("ways.unlinkLead")}</p> : null}
			<ul className="divide-y divide-line">
				{ways.identities.map(({ id, provider, linkedAt }) => {
					const name = t(`openid.names.${provider as ProviderName}`);
					return (
						<li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
							<p>
								<span className="font-semibold">{name}</span>,{" "}
								{t("ways.linkedOn", { when: formatDate(language, linkedAt) })}
							</p>
							<ButtonForm
								action="/me/identities/unlink"
								fields={{ identity: id, name: provider }}
								label={t("ways.unlink")}
								aria-label={t("ways.unlinkNamed", { name })}
								tone="secondary"
								size="small"
							/>
						</li>
					);
				})}
			</ul>
			<div className="flex flex-wrap gap-3">
				{linkable.map((name) => (
					<a key={name} href={`/sign-in/${name}?to=/me/security`} className={buttonClass("secondary")}>
						{t("ways.link", { name: t(`openid.names.${name}`) })}
					</a>
				))}
			</div>
		</Section>
	);
};

/** Everything one can sign in with, beside the password: passkeys, authenticator, state identities. */
export const SignInWays = (props: Props) => (
	<>
		<Passkeys {...props} />
		<Authenticator {...props} />
		<Identities {...props} />
	</>
);

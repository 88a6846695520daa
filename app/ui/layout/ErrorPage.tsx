import { isRouteErrorResponse, Link } from "@remix-run/react";
import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../Button";
import { Page } from "../Page";

/** The reference under which the journal knows this request. Set on the server only, as the nonce is. */
export const ReferenceContext = createContext<string | undefined>(undefined);

type Kind = "notFound" | "offline" | "forbidden" | "refused" | "tooLarge" | "tooMany" | "crowded" | "broken";

const kinds: Record<number, Kind> = {
	403: "forbidden",
	404: "notFound",
	413: "tooLarge",
	429: "tooMany",
	503: "crowded",
};

/** What to tell the visitor of a failure: an answer with a status, or a bug. */
export const errorKind = (error: unknown): Kind => {
	if (!isRouteErrorResponse(error))
		return typeof navigator !== "undefined" && navigator.onLine === false ? "offline" : "broken";
	return kinds[error.status] ?? (error.status >= 500 ? "broken" : "refused");
};

/** The page shown when the one asked for cannot be: what happened, what to do, where to go. */
export const ErrorPage = ({ error }: { error: unknown }) => {
	const { t } = useTranslation("common");
	const reference = useContext(ReferenceContext);
	const kind = errorKind(error);
	return (
		<Page width="text">
			<div className="py-6 sm:py-14">
				<h1>{t(`errors.${kind}.title`)}</h1>
				<p className="mt-4 text-[1.1875rem] text-soft">{t(`errors.${kind}.text`)}</p>
				{kind === "broken" ? (
					// The browser does not know the reference: what the server wrote stays.
					<p suppressHydrationWarning className="mt-4 font-semibold break-all empty:hidden">
						{reference ? t("errors.broken.reference", { reference }) : ""}
					</p>
				) : null}
				<nav aria-label={t("errors.onward")} className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
					<LinkButton to="/">{t("nav.home")}</LinkButton>
					<Link to="/consultations">{t("nav.participate")}</Link>
					<Link to="/reports">{t("nav.report")}</Link>
					<Link to="/directory">{t("nav.procedures")}</Link>
				</nav>
			</div>
		</Page>
	);
};

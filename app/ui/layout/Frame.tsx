import { useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "../Alert";

/** A page changed by the browser alone is read from its top, as a page loaded anew would be. */
const useFocusOnNewPage = () => {
	const main = useRef<HTMLElement>(null);
	const { pathname } = useLocation();
	const shown = useRef(pathname);
	useEffect(() => {
		if (shown.current === pathname) return;
		shown.current = pathname;
		if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
	}, [pathname]);
	return main;
};

const Progress = () => {
	const { state } = useNavigation();
	return <div aria-hidden="true" className={`progress no-print ${state === "idle" ? "" : "progress-on"}`} />;
};

export const SkipLink = () => {
	const { t } = useTranslation("common");
	return (
		<a href="#content" className="skip-link no-print">
			{t("nav.skip")}
		</a>
	);
};

type Props = { flash: { tone: "success" | "error"; text: string } | null; children: ReactNode };

/** The main part of every page, and above it what the last action answered. */
export const Main = ({ flash, children }: Props) => (
	<>
		<Progress />
		<output className="no-print block">
			{flash ? (
				<div className="mx-auto max-w-6xl px-4 pt-5 sm:px-6 lg:px-8">
					<Alert tone={flash.tone === "error" ? "danger" : "success"}>
						<p>{flash.text}</p>
					</Alert>
				</div>
			) : null}
		</output>
		<main ref={useFocusOnNewPage()} id="content" tabIndex={-1} className="grow focus-visible:outline-none">
			{children}
		</main>
	</>
);

import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { useHydrated } from "./useHydrated";

/** Prints the page; absent where the browser's own menu is all there is. */
export const PrintButton = () => {
	const { t } = useTranslation("ballots");
	return useHydrated() ? (
		<Button type="button" tone="secondary" onClick={() => window.print()}>
			{t("secret.print")}
		</Button>
	) : null;
};

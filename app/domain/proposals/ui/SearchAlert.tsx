import { Form } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";
import { type ListAsked, rhythms } from "../schema";

/** «Tell me of new proposals like these»: keeps the filters of the list with a rhythm. */
export const SearchAlert = ({ slug, asked }: { slug: string; asked: ListAsked }) => {
	const { t } = useTranslation("proposals");
	const id = useId();
	const { search = "", theme = "", area = "" } = asked;
	return (
		<Disclosure summary={t(search || theme || area ? "searches.offerSearch" : "searches.offerAll")}>
			<Form
				method="post"
				action={`/consultations/${slug}/searches`}
				className="grid gap-4 rounded-card border border-line bg-surface p-5 sm:flex sm:flex-wrap sm:items-end"
			>
				<input type="hidden" name="search" value={search} />
				<input type="hidden" name="theme" value={theme} />
				<input type="hidden" name="area" value={area} />
				<div>
					<label htmlFor={id} className="font-semibold">
						{t("searches.rhythm")}
					</label>
					<select id={id} name="rhythm" defaultValue="daily" className="control mt-1">
						{rhythms.map((rhythm) => (
							<option key={rhythm} value={rhythm}>
								{t(`searches.rhythms.${rhythm}`)}
							</option>
						))}
					</select>
				</div>
				<Button tone="secondary">{t("searches.save")}</Button>
			</Form>
		</Disclosure>
	);
};

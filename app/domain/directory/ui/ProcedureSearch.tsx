import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Icon } from "~/ui/Icon";

/** «Que souhaitez-vous faire ?»: the one box that leads to the right procedure and people. */
export const ProcedureSearch = ({ q = "" }: { q?: string }) => {
	const { t } = useTranslation("directory");
	return (
		<Form method="get" action="/directory" role="search" className="grid gap-2">
			<label htmlFor="procedure-search" className="font-display text-subheading font-semibold">
				{t("search.label")}
			</label>
			<p id="procedure-search-example" className="text-soft">
				{t("search.example")}
			</p>
			<div className="flex flex-wrap gap-3">
				<input
					id="procedure-search"
					type="search"
					name="q"
					key={q}
					defaultValue={q}
					maxLength={120}
					enterKeyHint="search"
					autoComplete="off"
					aria-describedby="procedure-search-example"
					className="control min-w-0 flex-1 basis-56"
				/>
				<Button>
					<Icon name="search" /> {t("search.submit")}
				</Button>
			</div>
		</Form>
	);
};

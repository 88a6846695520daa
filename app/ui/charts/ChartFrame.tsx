import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Table } from "../Table";

type Props = {
	title: string;
	children: ReactNode;
	columns: { label: string; align?: "start" | "end" }[];
	rows: { id: string; cells: ReactNode[] }[];
};

/** A chart and, folded beside it, the same figures as a table. */
export const ChartFrame = ({ title, children, columns, rows }: Props) => {
	const { t } = useTranslation("common");
	return (
		<figure className="grid min-w-0 gap-4 rounded-card border border-line bg-surface p-5">
			<figcaption className="font-display text-subheading font-semibold">{title}</figcaption>
			{children}
			<details className="group">
				<summary className="inline-flex min-h-11 items-center text-brand-text underline underline-offset-4">
					{t("chart.table")}
				</summary>
				<div className="mt-2">
					<Table caption={title} columns={columns} rows={rows} hideCaption />
				</div>
			</details>
		</figure>
	);
};

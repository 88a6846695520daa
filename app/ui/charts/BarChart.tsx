import { useId } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { ChartFrame } from "./ChartFrame";

export type BarRow = { label: string; value: number; detail?: string; highlighted?: boolean };
type Props = {
	title: string;
	/** What is counted, in the head of the table: «voix». */
	unit?: string;
	rows: BarRow[];
	/** What the full and the striped bars stand for, when some rows are highlighted. */
	legend?: { highlighted: string; others: string };
};

/** Highlighted rows are full, the others striped: told apart without colour, and on paper. */
const Stripes = ({ id }: { id: string }) => (
	<pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
		<rect width="8" height="8" className="fill-brand-soft" />
		<rect width="4" height="8" className="fill-brand-line" />
	</pattern>
);

const Bar = ({ share, highlighted }: { share: number; highlighted: boolean }) => {
	const id = useId();
	return (
		<svg aria-hidden="true" className="block h-5 w-full overflow-visible">
			<defs>
				<Stripes id={id} />
			</defs>
			<rect width="100%" height="100%" rx="5" className="fill-sunken" />
			<rect
				width={`${(share * 100).toFixed(2)}%`}
				height="100%"
				rx="5"
				className={highlighted ? "bar-fill fill-brand" : "bar-fill stroke-brand"}
				{...(highlighted ? {} : { fill: `url(#${id})`, strokeWidth: 1 })}
			/>
		</svg>
	);
};

const Legend = ({ highlighted, others }: NonNullable<Props["legend"]>) => (
	<ul className="flex flex-wrap gap-x-6 gap-y-1 text-[0.9375rem]">
		{[highlighted, others].map((text, index) => (
			<li key={text} className="flex items-center gap-2">
				<span className="w-8">
					<Bar share={1} highlighted={index === 0} />
				</span>
				{text}
			</li>
		))}
	</ul>
);

/** One bar a row, from zero, in the order given. When no row is highlighted all are full. */
export const BarChart = ({ title, unit, rows, legend }: Props) => {
	const { t, i18n } = useTranslation("common");
	const language = i18n.language as Language;
	const most = Math.max(1, ...rows.map((row) => row.value));
	const plain = rows.every((row) => !row.highlighted);
	return (
		<ChartFrame
			title={title}
			columns={[{ label: t("chart.label") }, { label: unit ?? t("chart.value"), align: "end" }]}
			rows={rows.map(({ label, value, detail }, index) => ({
				id: `${index}`,
				cells: [label, detail ? `${formatNumber(language, value)} (${detail})` : formatNumber(language, value)],
			}))}
		>
			{legend && !plain ? <Legend {...legend} /> : null}
			<ul className="grid gap-4">
				{rows.map(({ label, value, detail, highlighted }) => (
					<li key={label}>
						<div className="mb-1 flex items-baseline justify-between gap-4">
							<span className={highlighted ? "font-semibold" : ""}>{label}</span>
							<span className="flex-none text-end tabular-nums">
								<strong>{formatNumber(language, value)}</strong>
								{unit ? <span className="text-soft"> {unit}</span> : null}
								{detail ? <span className="block text-[0.875rem] text-soft">{detail}</span> : null}
							</span>
						</div>
						<Bar share={value / most} highlighted={plain || Boolean(highlighted)} />
					</li>
				))}
			</ul>
		</ChartFrame>
	);
};

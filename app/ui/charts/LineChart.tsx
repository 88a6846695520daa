import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { ChartFrame } from "./ChartFrame";

type Series = { label: string; values: number[] };
type Props = {
	title: string;
	unit?: string /** What stands under the line, left to right. */;
	labels: string[];
	series: Series[];
};

const WIDTH = 640;
const HEIGHT = 220;

const dashes = ["", "9 6", "2 6", "14 5 2 5"];
const colours = ["stroke-brand", "stroke-accent", "stroke-info", "stroke-warning"];

/** A round number at or above the highest value. */
export const roundTop = (most: number): number => {
	if (most <= 4) return 4;
	const step = 10 ** Math.floor(Math.log10(most));
	return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((factor) => factor * step >= most) ?? 10) * step;
};

const points = (values: number[], top: number): string => {
	const across = values.length > 1 ? WIDTH / (values.length - 1) : 0;
	return values
		.map((value, index) => `${(index * across).toFixed(1)},${(HEIGHT - (value / top) * HEIGHT).toFixed(1)}`)
		.join(" ");
};

const Legend = ({ series }: { series: Series[] }) => (
	<ul className="flex flex-wrap gap-x-6 gap-y-1">
		{series.map(({ label }, index) => (
			<li key={label} className="flex items-center gap-2">
				<svg aria-hidden="true" width="36" height="8">
					<line
						x1="0"
						x2="36"
						y1="4"
						y2="4"
						strokeWidth="3"
						strokeDasharray={dashes[index % 4]}
						className={colours[index % 4]}
					/>
				</svg>
				{label}
			</li>
		))}
	</ul>
);

/** How figures went over time, each series with a stroke of its own. */
export const LineChart = ({ title, unit, labels, series }: Props) => {
	const { t, i18n } = useTranslation("common");
	const language = i18n.language as Language;
	const top = roundTop(Math.max(0, ...series.flatMap(({ values }) => values)));
	return (
		<ChartFrame
			title={title}
			columns={[{ label: t("chart.label") }, ...series.map(({ label }) => ({ label, align: "end" as const }))]}
			rows={labels.map((label, index) => ({
				id: label,
				cells: [label, ...series.map(({ values }) => formatNumber(language, values[index] ?? 0))],
			}))}
		>
			{series.length > 1 ? <Legend series={series} /> : null}
			<div
				aria-hidden="true"
				className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-[0.875rem] text-soft tabular-nums"
			>
				<div className="flex flex-col justify-between text-end leading-none">
					{[top, top / 2, 0].map((value) => (
						<span key={value}>{formatNumber(language, value)}</span>
					))}
				</div>
				<svg
					aria-hidden="true"
					viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
					preserveAspectRatio="none"
					className="h-52 w-full overflow-visible"
				>
					{[0, 0.5, 1].map((share) => (
						<line
							key={share}
							x1="0"
							x2={WIDTH}
							y1={HEIGHT * share}
							y2={HEIGHT * share}
							vectorEffect="non-scaling-stroke"
							className="stroke-line"
						/>
					))}
					{series.map(({ label, values }, index) => (
						<polyline
							key={label}
							points={points(values, top)}
							fill="none"
							strokeWidth="3"
							strokeLinejoin="round"
							strokeDasharray={dashes[index % 4]}
							vectorEffect="non-scaling-stroke"
							className={colours[index % 4]}
						/>
					))}
				</svg>
				<span />
				<div className="mt-2 flex justify-between gap-4">
					<span>{labels[0]}</span>
					<span>{labels.at(-1)}</span>
				</div>
			</div>
			{unit ? <p className="text-[0.9375rem] text-soft">{unit}</p> : null}
		</ChartFrame>
	);
};

import type { ReactNode } from "react";

type Props = {
	label: string;
	/** Between 0 and `max`; more is drawn full. */
	value: number;
	max: number;
	/** The same in words, always shown: «84 soutiens sur 100», «il reste 32 000 €». */
	text: ReactNode;
};

/** How far something has come: supports towards a threshold, a budget being spent. */
export const Meter = ({ label, value, max, text }: Props) => {
	const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
	return (
		<div>
			<p className="flex flex-wrap items-baseline justify-between gap-x-4">
				<span className="font-semibold">{label}</span>
				<span className="text-soft tabular-nums">{text}</span>
			</p>
			<svg aria-hidden="true" className="mt-1.5 block h-3 w-full">
				<rect width="100%" height="100%" rx="6" className="fill-sunken stroke-line" />
				<rect width={`${(share * 100).toFixed(2)}%`} height="100%" rx="6" className="bar-fill fill-brand" />
			</svg>
		</div>
	);
};

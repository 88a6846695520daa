import { useTranslation } from "react-i18next";
import type { RunResult } from "../opinion-schema";

export type ShownGroup = {
	/** Its rank among all groups of the run: what a person's place refers to. */
	index: number;
	letter: string;
	size: number;
	middle: readonly [number, number];
	representative: RunResult["groups"][number]["representative"];
};

type Props = { groups: ShownGroup[]; place: { x: number; y: number } | null; reach: number };

const WIDTH = 640;
const HEIGHT = 400;

/** The groups as circles, and the reader's own place: the list beside it says the same in words. */
export const OpinionMap = ({ groups, place, reach }: Props) => {
	const { t } = useTranslation("debates");
	const scale = (Math.min(WIDTH, HEIGHT) / 2 - 60) / (reach || 1);
	const inside = (value: number, size: number) => Math.min(size - 40, Math.max(40, value));
	const at = ([x, y]: readonly [number, number]) => ({
		x: inside(WIDTH / 2 + x * scale, WIDTH),
		y: inside(HEIGHT / 2 - y * scale, HEIGHT),
	});
	const largest = Math.max(...groups.map(({ size }) => size));
	const you = place ? at([place.x, place.y]) : null;
	return (
		<svg
			viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
			role="img"
			aria-label={t("opinion.map")}
			className="w-full max-w-2xl rounded-card border border-line bg-surface"
		>
			{groups.map(({ letter, size, middle }) => {
				const { x, y } = at(middle);
				const radius = 22 + 34 * Math.sqrt(size / largest);
				return (
					<g key={letter}>
						<circle cx={x} cy={y} r={radius} className="fill-brand-soft stroke-brand" strokeWidth="2" />
						<text x={x} y={y} textAnchor="middle" className="fill-ink font-semibold" fontSize="22">
							{letter}
						</text>
						<text x={x} y={y + 20} textAnchor="middle" className="fill-soft" fontSize="14">
							{size}
						</text>
					</g>
				);
			})}
			{you ? (
				<g>
					<circle cx={you.x} cy={you.y} r="8" className="fill-accent stroke-surface" strokeWidth="2" />
					<text x={you.x} y={you.y - 14} textAnchor="middle" className="fill-ink font-semibold" fontSize="16">
						{t("opinion.mapYou")}
					</text>
				</g>
			) : null}
		</svg>
	);
};

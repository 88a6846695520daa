import type { Feature } from "geojson";
import { PLAN } from "./plan";
import { featuresOf, heatOpacity, middleOf, pathOf, projector } from "./projection";
import type { MapPoint, MapProps, Position } from "./types";

const { width: WIDTH, height: HEIGHT } = PLAN;

const kindOf = ({ properties }: Feature) => `ground-${String(properties?.kind ?? "street")}`;

const Pin = ({ point, at: [x, y] }: { point: MapPoint; at: [number, number] }) => (
	<g>
		<circle cx={x} cy={y} r={point.count ? 17 : 9} className={`plan-pin pin-${point.tone ?? "neutral"}`} />
		{point.count ? (
			<text x={x} y={y + 5} textAnchor="middle" className="plan-count">
				{point.count}
			</text>
		) : null}
	</g>
);

const planAddress = (plan: string, { lat, lng }: Position, zoom: number) =>
	`${plan}&lat=${lat}&lng=${lng}&zoom=${zoom}`;

/** The map without JavaScript, and on paper: the ground, the districts and the points, drawn on the server. */
export const StaticPlan = ({
	label,
	center,
	zoom,
	points = [],
	areas,
	landscape,
	ground,
	picked,
	heat = [],
}: MapProps) => {
	const project = projector(center, zoom, WIDTH, HEIGHT);
	return (
		<svg
			viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
			preserveAspectRatio="xMidYMid slice"
			role="img"
			aria-label={label}
			className="map-plan"
		>
			{ground ? <image href={planAddress(ground.plan, center, zoom)} width={WIDTH} height={HEIGHT} /> : null}
			{featuresOf(landscape).map((feature, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the ground never moves
				<path key={index} d={pathOf(feature, project)} className={kindOf(feature)} />
			))}
			{featuresOf(areas).map((feature, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the ground never moves
				<path key={index} d={pathOf(feature, project)} className="map-area" />
			))}
			{featuresOf(areas).map((feature, index) => {
				const middle = middleOf(feature);
				if (!middle || typeof feature.properties?.name !== "string") return null;
				const [x, y] = project(middle);
				return (
					// biome-ignore lint/suspicious/noArrayIndexKey: the ground never moves
					<text key={index} x={x} y={y} textAnchor="middle" className="map-area-name">
						{feature.properties.name}
					</text>
				);
			})}
			{heat.map(({ lat, lng, weight, metres }) => {
				const [cx, cy] = project({ lat, lng });
				const [, edge] = project({ lat: lat + metres / 111_195, lng });
				return (
					<circle
						key={`${lat} ${lng}`}
						cx={cx.toFixed(1)}
						cy={cy.toFixed(1)}
						r={(cy - edge).toFixed(1)}
						className="map-heat"
						fillOpacity={heatOpacity(weight)}
					/>
				);
			})}
			{points.map((point) => (
				<Pin key={point.id} point={point} at={project(point)} />
			))}
			{picked ? <Pin point={{ id: "picked", label: "", tone: "accent", ...picked }} at={project(picked)} /> : null}
		</svg>
	);
};

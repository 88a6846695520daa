import { useTranslation } from "react-i18next";
import { CityMap } from "~/ui/map/CityMap";
import type { MapProps } from "~/ui/map/types";
import type { VoteOption } from "../queries/votes.server";

type Props = { options: VoteOption[]; map: Pick<MapProps, "center" | "zoom" | "tiles" | "ground"> };

/** Where the options are; each pin leads to its line of the ballot paper, which says the same in words. */
export const OptionsMap = ({ options, map }: Props) => {
	const { t } = useTranslation("ballots");
	const points = options.flatMap(({ id, title, lat, lng }) =>
		lat === null || lng === null ? [] : [{ id, lat, lng, label: title, href: `#option-${id}` }],
	);
	if (points.length === 0) return null;
	return <CityMap {...map} label={t("map.label")} points={points} height="22rem" />;
};

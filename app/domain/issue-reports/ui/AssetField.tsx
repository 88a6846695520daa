import { useTranslation } from "react-i18next";
import { formatDistance } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { CityMap } from "~/ui/map/CityMap";
import type { MapProps } from "~/ui/map/types";
import type { NearAsset } from "../queries/assets.server";
import { useCategoryName } from "./names";

type Props = {
	assets: NearAsset[];
	map: Pick<MapProps, "center" | "zoom" | "tiles" | "ground">;
	chosen: string;
	onChoose: (id: string) => void;
};

type LineProps = { value: string; chosen: string; onChoose: (id: string) => void; name: string; detail?: string };

const Line = ({ value, chosen, onChoose, name, detail }: LineProps) => (
	<label className="choice">
		<input
			type="radio"
			name="asset"
			value={value}
			checked={chosen === value}
			onChange={() => onChoose(value)}
			className="tick"
		/>
		<span>
			<span className="font-medium">{name}</span>
			{detail ? <span className="block text-[0.9375rem] text-soft">{detail}</span> : null}
		</span>
	</label>
);

/** Which lamp, which bin: on the map or in the list, in step. «None of these» is an answer too. */
export const AssetField = ({ assets, map, chosen, onChoose }: Props) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	const nameOf = useCategoryName();
	const [nearest] = assets;
	// Chosen on an earlier page, when scripts do not run: said again with the rest.
	if (!nearest) return chosen ? <input type="hidden" name="asset" value={chosen} /> : null;
	const points = assets.map(({ id, lat, lng, label, reported }) => ({
		...{ id, lat, lng, label },
		tone: id === chosen ? ("success" as const) : reported ? ("warning" as const) : ("neutral" as const),
	}));
	const detailOf = ({ metres, reported }: NearAsset) =>
		[
			t("similar.at", { distance: formatDistance(language, metres) }),
			reported ? t("new.assetReported", { number: reported }) : "",
		]
			.filter(Boolean)
			.join(" · ");
	return (
		<fieldset className="grid max-w-2xl gap-3">
			<legend className="font-semibold">{t("new.asset", { name: nameOf(nearest) })}</legend>
			<CityMap
				{...map}
				center={nearest}
				zoom={18}
				label={t("new.assetMap")}
				points={points}
				onChoose={onChoose}
				chosenId={chosen}
				height="18rem"
			/>
			<div className="grid gap-2 sm:grid-cols-2">
				{assets.map((asset) => (
					<Line
						key={asset.id}
						value={asset.id}
						chosen={chosen}
						onChoose={onChoose}
						name={asset.label}
						detail={detailOf(asset)}
					/>
				))}
				<Line value="none" chosen={chosen} onChoose={onChoose} name={t("new.assetNone")} />
			</div>
		</fieldset>
	);
};

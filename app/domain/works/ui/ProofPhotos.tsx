import { useTranslation } from "react-i18next";
import { imageUrl } from "~/lib/images";
import { Section } from "~/ui/Page";

type Photo = { id: string; imageKey: string; width: number; height: number };

/** The photos that show what was done, or that it was not. */
export const ProofPhotos = ({ photos }: { photos: Photo[] }) => {
	const { t } = useTranslation("works");
	if (photos.length === 0) return null;
	return (
		<Section title={t("proof.title")}>
			<ul className="grid gap-4 sm:grid-cols-2">
				{photos.map(({ id, imageKey, width, height }, index) => (
					<li key={id}>
						<a href={imageUrl(imageKey, 2048)}>
							<img
								src={imageUrl(imageKey, 640)}
								alt={t("proof.photo", { position: index + 1 })}
								width={width}
								height={height}
								loading="lazy"
								className="h-auto w-full rounded-card border border-line"
							/>
						</a>
					</li>
				))}
			</ul>
		</Section>
	);
};

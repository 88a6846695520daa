import { imageSizes, imageUrl } from "~/lib/images";

type Props = {
	/** As `storeImage` answered it. */
	imageKey: string;
	/** What it shows, for who does not see it; empty when the text beside it says so. */
	alt: string;
	/** The width it takes on the screen, as in an `<img sizes>`. */
	sizes?: string;
	className?: string;
};

const sources = (imageKey: string, format: "jpg" | "webp") =>
	imageSizes.map((size) => `${imageUrl(imageKey, size, format)} ${size}w`).join(", ");

/** A stored photo, in the size the screen needs. */
export const Photo = ({ imageKey, alt, sizes = "(min-width: 48rem) 40rem, 100vw", className }: Props) => (
	<picture>
		<source type="image/webp" srcSet={sources(imageKey, "webp")} sizes={sizes} />
		<img
			src={imageUrl(imageKey)}
			srcSet={sources(imageKey, "jpg")}
			sizes={sizes}
			alt={alt}
			loading="lazy"
			decoding="async"
			className={className}
		/>
	</picture>
);

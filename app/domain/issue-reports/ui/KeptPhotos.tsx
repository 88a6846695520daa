import { useTranslation } from "react-i18next";
import { imageUrl } from "~/lib/images";

const keysIn = (kept: string | undefined): string[] => {
	try {
		const [text = ""] = (kept ?? "").split(".");
		return (JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/"))) as { key: string }[]).map(
			({ key }) => key,
		);
	} catch {
		return [];
	}
};

/** Photos the server has already taken in, when the form is shown again. */
export const KeptPhotos = ({ kept }: { kept: string | undefined }) => {
	const { t } = useTranslation("issue-reports");
	const keys = keysIn(kept);
	if (keys.length === 0) return null;
	return (
		<div>
			<p className="font-semibold">{t("new.kept", { count: keys.length })}</p>
			<ul className="mt-2 flex flex-wrap gap-3">
				{keys.map((key) => (
					<li key={key}>
						<img src={imageUrl(key, 240)} alt="" className="size-24 rounded-control object-cover" />
					</li>
				))}
			</ul>
		</div>
	);
};

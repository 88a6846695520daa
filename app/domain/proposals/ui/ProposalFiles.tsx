import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Icon } from "~/ui/Icon";
import { Photo } from "~/ui/Photo";
import type { ShownFile } from "../files.server";

/** The photos of a proposal, then its documents to download. */
export const ProposalFiles = ({ proposalId, files }: { proposalId: string; files: readonly ShownFile[] }) => {
	const { t } = useTranslation("proposals");
	const language = useLanguage();
	const photos = files.filter(({ kind }) => kind === "photo");
	const documents = files.filter(({ kind }) => kind === "document");
	if (files.length === 0) return null;
	return (
		<div className="grid gap-5">
			{photos.length > 0 ? (
				<ul className={`grid gap-3 ${photos.length > 1 ? "sm:grid-cols-2" : ""}`} aria-label={t("show.photos")}>
					{photos.map(({ id, storageKey, label, width, height }) => (
						<li key={id} className={photos.length % 2 === 1 && photos[0]?.id === id ? "sm:col-span-full" : ""}>
							<figure className="grid gap-1.5">
								<Photo
									imageKey={storageKey}
									alt={label || t("files.missing")}
									sizes="(min-width: 64rem) 40rem, 100vw"
									className={`w-full rounded-card bg-sunken object-cover ${(height ?? 1) > (width ?? 1) ? "max-h-[32rem] object-contain" : "aspect-[4/3]"}`}
								/>
								{label ? <figcaption className="text-[0.9375rem] text-soft">{label}</figcaption> : null}
							</figure>
						</li>
					))}
				</ul>
			) : null}
			{documents.length > 0 ? (
				<div className="grid gap-2">
					<h2 className="text-subheading">{t("show.documents")}</h2>
					<ul className="grid gap-2">
						{documents.map(({ id, label, storageKey, bytes }) => (
							<li key={id}>
								<a
									href={`/proposals/${proposalId}/documents/${id}`}
									className="inline-flex min-h-11 items-center gap-2 break-words"
								>
									<Icon name="file" size={1.125} />
									{t("files.download", {
										label: label || t("files.untitled"),
										kind: (storageKey.split(".").at(-1) ?? "").toUpperCase(),
										size: t("files.kilobytes", { size: formatNumber(language, Math.max(1, Math.round(bytes / 1024))) }),
									})}
								</a>
							</li>
						))}
					</ul>
				</div>
			) : null}
		</div>
	);
};

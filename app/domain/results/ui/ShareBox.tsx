import { useTranslation } from "react-i18next";
import { Disclosure } from "~/ui/Disclosure";

/** The ways to carry results elsewhere: a picture, a frame of another site. */
export const ShareBox = ({ slug, title, publicUrl }: { slug: string; title: string; publicUrl: string }) => {
	const { t } = useTranslation("results");
	const page = `/consultations/${slug}/results`;
	const frame = new URL(`/embed/consultations/${slug}`, publicUrl).href;
	const code = `<iframe src="${frame}" title="${title.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}" width="100%" height="520" style="border:0" loading="lazy"></iframe>`;
	return (
		<div className="no-print">
			<Disclosure summary={t("share.title")}>
				<div className="grid max-w-3xl gap-5">
					<img
						src={`${page}.png`}
						alt={t("share.alt", { title })}
						width={1200}
						height={630}
						loading="lazy"
						className="h-auto w-full rounded-card border border-line"
					/>
					<p className="flex flex-wrap gap-x-5">
						<a className="inline-flex min-h-11 items-center" href={`${page}.png`} download>
							{t("share.png")}
						</a>
						<a className="inline-flex min-h-11 items-center" href={`${page}.svg`} download>
							{t("share.svg")}
						</a>
					</p>
					<label className="grid gap-1">
						<span className="font-semibold">{t("share.embed")}</span>
						<textarea readOnly rows={4} value={code} className="control font-mono text-[0.9375rem]" />
					</label>
					<p>{t("share.print")}</p>
				</div>
			</Disclosure>
		</div>
	);
};

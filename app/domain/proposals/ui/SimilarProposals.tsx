import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import type { Similar } from "../similar.server";

/** After this pause in the typing the question is asked, in milliseconds. */
const PAUSE = 400;

/** The proposals whose titles resemble what is being typed. Nothing is shown when the question cannot be asked. */
export const useSimilar = (searchUrl: string, title: string): Similar[] => {
	const [similar, setSimilar] = useState<Similar[]>([]);
	useEffect(() => {
		const controller = new AbortController();
		const timer = setTimeout(async () => {
			const address = `${searchUrl}?${new URLSearchParams({ title })}`;
			const answer = await fetch(address, { signal: controller.signal })
				.then((response) => (response.ok ? response.json() : { similar: [] }))
				.catch(() => ({ similar: [] }));
			if (!controller.signal.aborted) setSimilar((answer as { similar: Similar[] }).similar);
		}, PAUSE);
		return () => {
			clearTimeout(timer);
			controller.abort();
		};
	}, [searchUrl, title]);
	return similar;
};

/** «Somebody may already have said it»: never blocks, only offers to support what exists. */
export const SimilarProposals = ({ similar }: { similar: Similar[] }) => {
	const { t } = useTranslation("proposals");
	return (
		<div aria-live="polite" className="max-w-2xl empty:sr-only">
			{similar.length > 0 ? (
				<Alert tone="info" title={t("similar.title", { count: similar.length })}>
					<p>{t("similar.text")}</p>
					<ul className="list-disc ps-5">
						{similar.map(({ id, number, title }) => (
							<li key={id}>
								<a href={`/proposals/${id}`} target="_blank" rel="noreferrer">
									{t("number", { number })} – {title}
									<span className="sr-only"> {t("similar.newTab")}</span>
								</a>
							</li>
						))}
					</ul>
				</Alert>
			) : null}
		</div>
	);
};

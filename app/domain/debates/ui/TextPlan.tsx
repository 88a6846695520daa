import { useTranslation } from "react-i18next";
import { compareTexts } from "~/lib/diff";
import { Difference } from "~/ui/Difference";
import { Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { Tag, type Tone } from "~/ui/Tag";
import type { Known, Planned } from "../text";

const tones: Record<Planned["how"], Tone> = { kept: "neutral", changed: "warning", new: "success" };

const Piece = ({ piece }: { piece: Planned }) => {
	const { t } = useTranslation("debates");
	const { kind, body, how, from } = piece;
	return (
		<li className="grid gap-2 border-b border-line py-4">
			<p className="flex flex-wrap gap-3">
				<Tag tone={tones[how]}>{t(`text.desk.how.${how}`)}</Tag>
				{from ? <span className="text-soft">§ {from.position}</span> : null}
			</p>
			{how === "changed" && from ? (
				<Difference pieces={compareTexts(from.body, body)} />
			) : kind === "heading" ? (
				<h3>{body}</h3>
			) : (
				<Prose text={body} under={2} className="break-words" />
			)}
		</li>
	);
};

/** How a text will be cut, and what happens to the passages there are. */
export const TextPlan = ({ plan, gone }: { plan: Planned[]; gone: Known[] }) => {
	const { t } = useTranslation("debates");
	return (
		<Section title={t("text.desk.cutting")} id="cutting">
			<p className="text-soft">{t("text.passages", { count: plan.length })}</p>
			<ol>
				{plan.map((piece, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a plan never moves
					<Piece key={index} piece={piece} />
				))}
			</ol>
			{gone.length > 0 ? (
				<div className="grid gap-2">
					<h3>{t("text.desk.gone")}</h3>
					<ul className="grid gap-2">
						{gone.map(({ id, position, body }) => (
							<li key={id}>
								§ {position} – <del>{body}</del>
							</li>
						))}
					</ul>
				</div>
			) : null}
		</Section>
	);
};

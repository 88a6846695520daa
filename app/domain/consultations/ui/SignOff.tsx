import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Prose } from "~/ui/Prose";
import { Tag, type Tone } from "~/ui/Tag";
import { Timeline } from "~/ui/Timeline";
import type { ReviewKind, SignOff as SignOffState } from "../review-rules";

type Shown = { id: string; kind: string; note: string; at: Date | string; byName: string };

const tones: Record<ReviewKind, Tone> = { asked: "info", approved: "success", "sent-back": "warning" };

/** What was said of a draft before its publication. */
export const SignOffHistory = ({ reviews }: { reviews: Shown[] }) => {
	const { t } = useTranslation("consultations");
	if (reviews.length === 0) return null;
	return (
		<Timeline
			items={reviews.map(({ id, kind, note, at, byName }) => ({
				...{ id, at, tone: tones[kind as ReviewKind] },
				title: t(`admin.review.step.${kind as ReviewKind}`, { name: byName }),
				...(note ? { children: <Prose text={note} under={2} /> } : {}),
			}))}
		/>
	);
};

const stateTones: Record<SignOffState, Tone> = {
	none: "neutral",
	asked: "info",
	approved: "success",
	"sent-back": "warning",
	outdated: "warning",
};

/** Where the sign-off stands, and the way to it. */
export const SignOff = ({ id, signOff }: { id: string; signOff: SignOffState }) => {
	const { t } = useTranslation("consultations");
	return (
		<div className="flex flex-wrap items-center gap-3">
			{signOff === "none" ? null : <Tag tone={stateTones[signOff]}>{t(`admin.review.state.${signOff}`)}</Tag>}
			<LinkButton tone="secondary" to={`/admin/consultations/${id}/review`}>
				{t(signOff === "asked" ? "admin.review.see" : "admin.review.ask")}
			</LinkButton>
		</div>
	);
};

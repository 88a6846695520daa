import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { ButtonForm } from "~/ui/Button";
import { Prose } from "~/ui/Prose";
import { Tag, type Tone } from "~/ui/Tag";
import type { ShownComment } from "../queries/shown.server";
import { EDIT_MINUTES, MAX_DEPTH, type SpeakerKind } from "../rules";
import type { StanceKey } from "../schema";

const stanceTones: Record<StanceKey, Tone> = { for: "success", against: "danger", neutral: "neutral" };
const speakerTones: Record<SpeakerKind, Tone> = {
	resident: "neutral",
	association: "info",
	official: "accent",
	agent: "info",
};

type Props = {
	comment: ShownComment;
	/** The subject as addresses write it. */
	on: string;
	/** Whether comments can be posted now (possibly after signing in). */
	isOpen: boolean;
	now: Date;
	/** Number of the comment it answers, where it does not stand just above. */
	answerTo?: number | undefined;
};

const Speaker = ({ comment }: { comment: ShownComment }) => {
	const { t } = useTranslation("debates");
	const { authorKind, authorOffice, authorName, stance, depth } = comment;
	return (
		<p className="flex flex-wrap items-center gap-x-3 gap-y-1">
			<strong>{authorName}</strong>
			<Tag tone={speakerTones[authorKind]}>{t(`who.${authorKind}`)}</Tag>
			{authorOffice ? (
				<span className="text-[0.9375rem] text-soft">
					{authorKind === "association" ? t("who.for", { association: authorOffice }) : authorOffice}
				</span>
			) : null}
			{depth === 0 || stance !== "neutral" ? <Tag tone={stanceTones[stance]}>{t(`stances.${stance}`)}</Tag> : null}
		</p>
	);
};

const link = "inline-flex min-h-11 items-center";

const Actions = ({ comment, on, isOpen, now }: Omit<Props, "answerTo">) => {
	const { t } = useTranslation(["debates", "moderation"]);
	const { id, number, authorName, isMine, gone, createdAt, depth } = comment;
	const mayAnswer = isOpen && gone === null && depth < MAX_DEPTH;
	const mayEdit = isMine && isOpen && now.getTime() < new Date(createdAt).getTime() + EDIT_MINUTES * 60_000;
	const answer = `/comments/new?on=${on}&parent=${id}`;
	const name = authorName ?? "";
	return (
		<div className="no-print flex flex-wrap items-center gap-x-5 text-[0.9375rem]">
			{mayAnswer ? (
				<>
					<Link className={link} to={answer} aria-label={t("replyTo", { name })}>
						{t("reply")}
					</Link>
					<Link className={link} to={`${answer}&quote=1`} aria-label={t("quoteOf", { name })}>
						{t("quote")}
					</Link>
				</>
			) : null}
			<Link className={link} to={`/comments/${id}`} aria-label={t("linkOf", { number })}>
				{t("link")}
			</Link>
			{mayEdit && gone !== "withdrawn" && gone !== "hidden" ? (
				<Link className={link} to={`/comments/${id}/edit`} aria-label={t("editOf", { number })}>
					{t("edit")}
				</Link>
			) : null}
			{isMine && gone !== "withdrawn" && gone !== "hidden" ? (
				<ButtonForm
					tone="quiet"
					size="small"
					action={`/comments/${id}/withdraw`}
					aria-label={t("withdrawOf", { number })}
				>
					{t("withdraw")}
				</ButtonForm>
			) : null}
			{isMine || gone ? null : (
				<Link
					className={link}
					to={`/flag/comment/${id}`}
					aria-label={t("moderation:flag.linkOf", { what: t("number", { number }) })}
				>
					{t("moderation:flag.link")}
				</Link>
			)}
		</div>
	);
};

/** One message of a debate: who speaks and as what, their position, what they quote, what one can do. */
export const CommentView = ({ comment, on, isOpen, now, answerTo }: Props) => {
	const { t } = useTranslation("debates");
	const language = useLanguage();
	const { id, number, body, quote, gone, createdAt, editedAt, isMine } = comment;
	return (
		<article id={`c-${number}`} aria-label={t("thread.title", { number })} className="grid min-w-0 gap-2 scroll-mt-6">
			{body === null ? null : <Speaker comment={comment} />}
			<p className="flex flex-wrap gap-x-3 text-[0.9375rem] text-soft">
				<Link to={`/comments/${id}`} className="text-soft">
					{t("number", { number })}
				</Link>
				<time dateTime={new Date(createdAt).toISOString()}>{formatDate(language, createdAt)}</time>
				{editedAt ? <span>{t("edited")}</span> : null}
				{answerTo === undefined ? null : <span>{t("answerTo", { number: answerTo })}</span>}
			</p>
			{gone ? (
				<p className="text-soft italic">
					{gone === "held" && !isMine ? t("gone.heldStaff") : t(`gone.${gone}`)}{" "}
					{gone === "hidden" ? <Link to="/moderation">{t("goneRules")}</Link> : null}
				</p>
			) : null}
			{quote ? <blockquote className="border-s-4 border-line ps-3 break-words text-soft">{quote}</blockquote> : null}
			{body ? <Prose text={body} under={2} className="break-words" /> : null}
			<Actions comment={comment} on={on} isOpen={isOpen} now={now} />
		</article>
	);
};

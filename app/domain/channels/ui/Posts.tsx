import { Form } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Button, ButtonForm, LinkButton } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { DateTimeField } from "~/ui/DateTimeField";
import { Disclosure } from "~/ui/Disclosure";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { Tag, type Tone } from "~/ui/Tag";
import { TextAreaField } from "~/ui/TextAreaField";
import { POST_LIMIT, postChannels } from "../posts-schema";

export type Post = {
	id: string;
	text: string;
	channels: string[];
	state: "draft" | "submitted" | "approved" | "published" | "cancelled";
	publishAt: Date;
	authorId: string;
	authorName: string;
	approvedBy: string | null;
	remark: string;
	deliveries?: { key: string; channel: string; state: string }[];
};

const tones: Record<Post["state"], Tone> = {
	draft: "neutral",
	submitted: "warning",
	approved: "success",
	published: "info",
	cancelled: "neutral",
};

const SendBack = ({ id }: { id: string }) => {
	const { t } = useTranslation("channels");
	const field = useId();
	return (
		<Disclosure summary={t("posts.sendBack")}>
			<Form method="post" action={`/admin/posts/${id}/send-back`} className="grid gap-2">
				<label htmlFor={field}>{t("posts.remark")}</label>
				<textarea
					id={field}
					name="remark"
					rows={2}
					required
					minLength={3}
					maxLength={500}
					className="control max-w-2xl"
				/>
				<Button tone="secondary" size="small" className="justify-self-start">
					{t("posts.sendBack")}
				</Button>
			</Form>
		</Disclosure>
	);
};

/** What one may do with a post that waits: its author never reads it alone. */
const Acts = ({ post, isOwn }: { post: Post; isOwn: boolean }) => {
	const { t } = useTranslation("channels");
	const about = post.text.slice(0, 40);
	return (
		<div className="grid gap-2">
			<div className="flex flex-wrap gap-3">
				{post.state === "submitted" && !isOwn ? (
					<ButtonForm
						action={`/admin/posts/${post.id}/approve`}
						size="small"
						label={t("posts.approve")}
						aria-label={`${t("posts.approve")} – ${about}`}
					/>
				) : null}
				<LinkButton
					to={`/admin/posts/${post.id}`}
					tone="secondary"
					size="small"
					aria-label={`${t("posts.edit")} – ${about}`}
				>
					{t("posts.edit")}
				</LinkButton>
				<ButtonForm
					action={`/admin/posts/${post.id}/withdraw`}
					tone="quiet"
					size="small"
					label={t("posts.withdraw")}
					aria-label={`${t("posts.withdraw")} – ${about}`}
				/>
			</div>
			{post.state === "submitted" && !isOwn ? <SendBack id={post.id} /> : null}
			{post.state === "submitted" && isOwn ? <p className="text-soft">{t("posts.waitsForOther")}</p> : null}
		</div>
	);
};

/** One post of the calendar: its hour, its words, where it goes, who wrote and who read it. */
export const PostCard = ({ post, me }: { post: Post; me: string }) => {
	const { t } = useTranslation("channels");
	const language = useLanguage();
	return (
		<article className="grid gap-3 rounded-card border border-line bg-surface p-4">
			<div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
				<h3 className="text-subheading">{formatDate(language, post.publishAt, "time")}</h3>
				<Tag tone={tones[post.state]}>{t(`posts.states.${post.state}`)}</Tag>
			</div>
			<p className="max-w-[68ch] whitespace-pre-line break-words">{post.text}</p>
			{post.remark ? (
				<p className="font-semibold text-warning">{t("posts.sentBack", { remark: post.remark })}</p>
			) : null}
			<p className="text-[0.9375rem] text-soft">
				{post.channels.map((channel) => t(`posts.networks.${channel as "mastodon"}`)).join(" · ")} –{" "}
				{t("posts.by", { name: post.authorName })}
				{post.approvedBy ? ` – ${t("posts.readBy", { name: post.approvedBy })}` : ""}
			</p>
			{post.deliveries?.length ? (
				<ul className="flex flex-wrap gap-2">
					{post.deliveries.map(({ key, channel, state }) => (
						<li key={key}>
							<Tag
								tone={state === "failed" ? "danger" : state === "queued" || state === "sending" ? "neutral" : "success"}
							>
								{t(`posts.networks.${channel as "mastodon"}`)}
								{" – "}
								{t(`posts.deliveries.${state as "sent"}`)}
							</Tag>
						</li>
					))}
				</ul>
			) : null}
			{post.state === "published" || post.state === "cancelled" ? null : (
				<Acts post={post} isOwn={post.authorId === me} />
			)}
		</article>
	);
};

type Values = { text: string; channels: string[]; publishAt: string };

type FieldsProps = { lastResult: unknown; initial: Partial<Values>; earliest: string };

export const PostFields = ({ lastResult, initial, earliest }: FieldsProps) => {
	const { t } = useTranslation("channels");
	const [form, fields] = useTypedForm<Values>(lastResult, { id: "post", defaultValue: initial });
	const labels = { text: t("posts.text"), channels: t("posts.where"), publishAt: t("posts.when") };
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<TextAreaField
				field={fields.text}
				label={labels.text}
				hint={t("posts.textHint")}
				rows={5}
				maxLength={POST_LIMIT}
			/>
			<ChoiceField
				field={fields.channels}
				label={labels.channels}
				type="checkbox"
				options={postChannels.map((value) => ({ value, label: t(`posts.networks.${value}`) }))}
				columns
			/>
			<DateTimeField field={fields.publishAt} label={labels.publishAt} min={earliest} />
			<Button className="justify-self-start">{t("posts.submit")}</Button>
		</TypedForm>
	);
};

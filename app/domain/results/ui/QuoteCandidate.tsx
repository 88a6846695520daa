import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";
import { TypedForm, useTypedForm } from "~/ui/form";
import { Prose } from "~/ui/Prose";
import { TextAreaField } from "~/ui/TextAreaField";

type Comment = { id: string; number: number; stance: "for" | "against" | "neutral"; body: string; authorName: string };

const isAbout = (lastResult: unknown, id: string) =>
	(lastResult as { initialValue?: { commentId?: string } } | undefined)?.initialValue?.commentId === id;

/** A comment, and the form that asks its author whether these words may be quoted. */
export const QuoteCandidate = ({ comment, lastResult }: { comment: Comment; lastResult: unknown }) => {
	const { t } = useTranslation(["results", "debates"]);
	const { id, number, stance, body, authorName } = comment;
	const own = isAbout(lastResult, id) ? lastResult : null;
	const [form, fields] = useTypedForm<{ words: string }>(own, {
		id: `quote-${number}`,
		defaultValue: { words: body.slice(0, 600) },
	});
	return (
		<li className="grid gap-3 rounded-card border border-line bg-surface p-5">
			<p className="text-soft">
				{t("debates:number", { number })} – {authorName}, {t(`debates:stances.${stance}`)}
			</p>
			<Prose text={body} under={2} className="break-words" />
			<Disclosure summary={t("quotes.askOf", { name: authorName })} open={own !== null}>
				<TypedForm form={form} labels={{ words: t("quotes.quoted") }}>
					<input type="hidden" name="commentId" value={id} />
					<TextAreaField
						field={fields.words}
						label={t("quotes.quoted")}
						hint={t("quotes.quotedHint")}
						rows={4}
						maxLength={600}
					/>
					<div>
						<Button tone="secondary">{t("quotes.send")}</Button>
					</div>
				</TypedForm>
			</Disclosure>
		</li>
	);
};

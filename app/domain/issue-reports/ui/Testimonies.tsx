import { Form, useParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Button } from "~/ui/Button";
import { Section } from "~/ui/Page";

type Testimony = {
	id: string;
	text: string;
	channel: string;
	createdAt: Date;
	/** Question and answer in the words of the category. */
	said: { question: string; answer: string }[];
};

const channels = ["web", "open311", "agent", "import"] as const;

const NoteForm = () => {
	const { t } = useTranslation("issue-reports");
	const { number } = useParams();
	return (
		<Form method="post" action={`/admin/reports/${number}/note`} className="grid gap-2">
			<label htmlFor="note" className="font-semibold">
				{t("desk.note")}
			</label>
			<textarea id="note" name="text" rows={2} required maxLength={2000} className="control" />
			<div>
				<Button tone="secondary" size="small">
					{t("desk.addNote")}
				</Button>
			</div>
		</Form>
	);
};

/** Who has seen it, without their names; and what staff say among themselves. */
export const Testimonies = ({ testimonies }: { testimonies: Testimony[] }) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	return (
		<Section title={t("desk.testimonies", { count: testimonies.length })}>
			<ul className="grid gap-3">
				{testimonies.map(({ id, text, channel, createdAt, said }) => (
					<li key={id} className="rounded-card border border-line bg-surface p-3">
						<p className="text-[0.9375rem] text-soft">
							{formatDate(language, createdAt, "moment")} ·{" "}
							{t(`desk.channels.${channels.find((known) => known === channel) ?? "web"}`)}
						</p>
						<p className="whitespace-pre-line">{text || t("desk.noWords")}</p>
						{said.length > 0 ? (
							<dl aria-label={t("desk.answers")} className="mt-2 grid gap-1 border-line border-t pt-2 text-[0.9375rem]">
								{said.map(({ question, answer }) => (
									<div key={question}>
										<dt className="inline font-semibold">{question} </dt>
										<dd className="inline">{answer}</dd>
									</div>
								))}
							</dl>
						) : null}
					</li>
				))}
			</ul>
			<NoteForm />
		</Section>
	);
};

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { answerMatter } from "~/domain/matters/commands/answer-matter.server";
import { prepareAnswer } from "~/domain/matters/prepare-answer.server";
import { messagesForStaff, readDesk } from "~/domain/matters/queries/desk.server";
import { findMatterForStaff } from "~/domain/matters/queries/thread.server";
import { answerSchema } from "~/domain/matters/schema";
import { AnswerForm, NoteForm } from "~/domain/matters/ui/DeskForms";
import { DeskSide } from "~/domain/matters/ui/DeskSide";
import { MessageList } from "~/domain/matters/ui/MessageList";
import { PageShortcuts } from "~/domain/matters/ui/PageShortcuts";
import { Presence } from "~/domain/matters/ui/Presence";
import { RehearsalNotice } from "~/domain/matters/ui/ReadyAnswers";
import { noteReading } from "~/domain/residents/commands/note-reading.server";
import { accountOf } from "~/lib/actor";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const found = orNotFound(await findMatterForStaff(context, args.params.reference ?? ""));
	const personIds = found.participants.flatMap(({ accountId }) => accountId ?? []);
	await noteReading(context, { personIds, what: "matter", reference: found.reference });
	return {
		matter: { ...found, messages: messagesForStaff(found) },
		...(await readDesk(context, found)),
		me: accountOf(context.actor) ?? "",
		nonces: [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()],
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.matter.subject);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const reference = args.params.reference ?? "";
	const read = await readForm(args, answerSchema);
	if (read.form.has("prepare")) {
		const matter = orNotFound(await findMatterForStaff(context, reference));
		const prepared = await prepareAnswer(context, matter, read.form);
		const { submission } = await readForm(args, answerSchema, prepared?.form ?? read.form);
		return data({ ...submission.reply(), error: null, prepared: Date.now(), rehearsal: prepared?.rehearsal ?? null });
	}
	if (!read.ok) return read.shownAgain;
	const result = await answerMatter(context, { ...read.value, reference });
	if (!result.ok) return formRefused(read, read.t(`matters:refusals.${result.reason}`));
	return withFlash(`/admin/matters/${reference}`, { tone: "success", text: read.t("matters:desk.answered") });
}

type Prepared = { prepared?: number; rehearsal?: Parameters<typeof RehearsalNotice>[0]["rehearsal"] | null };

const Reply = () => {
	const { matter, plan, ready, agents, nonces } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const { prepared = 0, rehearsal = null } = (lastResult ?? {}) as Prepared;
	return (
		<>
			{rehearsal ? <RehearsalNotice rehearsal={rehearsal} /> : null}
			<AnswerForm
				key={`answer-${matter.version}-${prepared}`}
				lastResult={lastResult}
				nonce={nonces[0] ?? ""}
				seen={matter.messages.at(-1)?.id ?? ""}
				plan={plan}
				ready={ready}
			/>
			<NoteForm
				key={`note-${matter.messages.length}`}
				action={`/admin/matters/${matter.reference}/notes`}
				nonce={nonces[1] ?? ""}
				colleagues={agents}
			/>
		</>
	);
};

const useDeskShortcuts = () => {
	const { t } = useTranslation("matters");
	return [
		{ key: "r", label: t("shortcuts.reply"), selector: "#answer textarea" },
		{ key: "c", label: t("shortcuts.canned"), selector: '#answer [name="insert"]' },
		{ key: "n", label: t("shortcuts.note"), selector: "#note textarea" },
		{ key: "a", label: t("shortcuts.take"), selector: ".take button", press: true },
		{ key: "s", label: t("shortcuts.snooze"), selector: '[name="until"]' },
		{ key: "u", label: t("shortcuts.back"), selector: 'nav a[href="/admin/matters"]', press: true },
	];
};

export default function Desk() {
	const { matter, others, me, nonces, ...around } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const isNobodyReached = matter.messages.some(
		({ direction, deliveries }) => direction === "out" && deliveries.length === 0,
	);
	return (
		<Page width="wide">
			<PageHeader
				title={matter.subject}
				eyebrow={`${matter.reference} · ${t(`topics.${matter.topic as "other"}`)}`}
				breadcrumbs={[{ to: "/admin/matters", label: t("inbox.title") }, { label: matter.reference }]}
			/>
			<noscript>
				{others.length > 0 ? (
					<Alert tone="warning">{t("desk.seenBy", { names: others.map(({ name }) => name).join(", ") })}</Alert>
				) : null}
			</noscript>
			<Presence reference={matter.reference} form="answer" />
			{matter.joinedInto ? (
				<Alert>
					<Link to={`/admin/matters/${matter.joinedInto.reference}`}>
						{t("desk.joinedInto", { reference: matter.joinedInto.reference })}
					</Link>
				</Alert>
			) : null}
			<div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
				<div className="grid content-start gap-8">
					<Section title={t("thread.title")}>
						<MessageList messages={matter.messages} attachmentHref={(id) => `/admin/matters/attachments/${id}`} />
					</Section>
					{isNobodyReached ? <Alert tone="danger">{t("desk.nobody")}</Alert> : null}
					{matter.joinedInto ? null : <Reply />}
				</div>
				<DeskSide matter={matter} me={me} nonce={nonces[2] ?? ""} {...around} />
			</div>
			<PageShortcuts shortcuts={useDeskShortcuts()} />
		</Page>
	);
}

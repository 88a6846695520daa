import { Form, Link, useRevalidator } from "@remix-run/react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LINE_LIMIT } from "~/domain/channels/chat-schema";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

export type ChatLine = {
	number: number;
	side: "visitor" | "agent" | "city";
	name: string;
	text: string;
	at: Date | string;
};

type StartProps = { lastResult: unknown; hasAccount: boolean; isStaffed: boolean; nonce: string };

/** The question that opens a chat, or leaves a request when nobody is there. */
export const StartChatFields = ({ lastResult, hasAccount, isStaffed, nonce }: StartProps) => {
	const { t } = useTranslation("matters");
	const [form, fields] = useTypedForm<{ name: string; text: string; key: string }>(lastResult, { id: "chat" });
	const labels = { name: t("chat.name"), text: t("chat.question") };
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<HiddenField field={fields.key} value={nonce} />
			{hasAccount ? null : <TextField field={fields.name} label={labels.name} autoComplete="given-name" optional />}
			<TextAreaField field={fields.text} label={labels.text} rows={4} maxLength={LINE_LIMIT} />
			<Button className="justify-self-start">{isStaffed ? t("chat.start") : t("chat.leave")}</Button>
		</TypedForm>
	);
};

/** Lines as they come: those of the page, then those the server tells of. Each once, in order, whatever is repeated. */
const useLines = (path: string, initial: ChatLine[], isLiving: boolean) => {
	const [lines, setLines] = useState(initial);
	const { revalidate } = useRevalidator();
	const last = useRef(initial.at(-1)?.number ?? 0);
	useEffect(() => {
		if (!isLiving) return;
		const source = new EventSource(`${path}/stream?after=${last.current}`);
		source.addEventListener("line", (event) => {
			const line = JSON.parse(event.data) as ChatLine;
			last.current = Math.max(last.current, line.number);
			setLines((known) => (known.some(({ number }) => number === line.number) ? known : [...known, line]));
		});
		source.addEventListener("state", () => revalidate());
		return () => source.close();
	}, [path, isLiving, revalidate]);
	return lines;
};

const Bubble = ({ line, side }: { line: ChatLine; side: "visitor" | "agent" }) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const isOwn = line.side === side;
	const look = isOwn ? "ms-8 border-brand-line bg-brand-soft" : "me-8 border-line bg-surface";
	const name = line.side === "city" ? t("thread.city") : isOwn ? t("thread.you") : line.name || t("chat.someone");
	return (
		<li className={`rounded-card border p-3 ${line.side === "city" ? "border-line bg-sunken" : look}`}>
			<p className="flex flex-wrap justify-between gap-x-4 text-[0.9375rem]">
				<span className="font-semibold">{name}</span>
				<time dateTime={new Date(line.at).toISOString()} className="text-soft">
					{formatDate(language, new Date(line.at), "time")}
				</time>
			</p>
			<p className="whitespace-pre-line break-words">{line.text}</p>
		</li>
	);
};

const send = (path: string, text: string, key: string) =>
	fetch(`${path}/lines`, {
		method: "POST",
		headers: { accept: "application/json" },
		body: new URLSearchParams({ text, key }),
	});

type WriteProps = { path: string; nonce: string; ready: string[] };

/** The line one writes. Enter sends, Shift and Enter go to the next line; without JavaScript it is a form as any other. */
const WriteLine = ({ path, nonce, ready }: WriteProps) => {
	const { t } = useTranslation("matters");
	const id = useId();
	const key = useRef(nonce);
	const box = useRef<HTMLTextAreaElement>(null);
	const [fault, setFault] = useState<"ended" | "too-fast" | "offline" | null>(null);
	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const text = box.current?.value.trim() ?? "";
		if (!text) return;
		// A line whose answer was lost is sent again under the same key: written once.
		const answer = await send(path, text, key.current).catch(() => null);
		if (!answer?.ok)
			return setFault(answer?.status === 409 ? "ended" : answer?.status === 429 ? "too-fast" : "offline");
		key.current = crypto.randomUUID();
		if (box.current) box.current.value = "";
		setFault(null);
	};
	return (
		<Form method="post" action={`${path}/lines`} onSubmit={submit} className="grid gap-3" reloadDocument>
			<input type="hidden" name="key" value={nonce} />
			{fault ? (
				<Alert tone="danger" live>
					{t(`chat.refusals.${fault}`)}
				</Alert>
			) : null}
			<div className="max-w-2xl">
				<label htmlFor={id} className="font-semibold">
					{t("thread.replyLabel")}
				</label>
				<textarea
					ref={box}
					id={id}
					name="text"
					rows={2}
					required
					maxLength={LINE_LIMIT}
					className="control mt-2"
					onKeyDown={(event) => {
						if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
						event.preventDefault();
						event.currentTarget.form?.requestSubmit();
					}}
				/>
			</div>
			{ready.length > 0 ? (
				<div className="flex flex-wrap gap-2">
					{ready.map((text) => (
						<Button
							key={text}
							type="button"
							tone="secondary"
							size="small"
							className="text-start"
							onClick={() => {
								if (box.current) box.current.value = text;
								box.current?.focus();
							}}
						>
							{text}
						</Button>
					))}
				</div>
			) : null}
			<div className="flex flex-wrap items-center gap-4">
				<Button>{t("thread.send")}</Button>
				<noscript>
					<Link to="." reloadDocument>
						{t("chat.refresh")}
					</Link>
				</noscript>
			</div>
		</Form>
	);
};

type RoomProps = {
	path: string;
	lines: ChatLine[];
	side: "visitor" | "agent";
	isLiving: boolean;
	nonce: string;
	/** Short forms of canonical answers, for the agent to choose from. */
	ready?: string[];
	streamPath?: string;
};

/** A conversation: what was said, read aloud as it comes, and the line one writes. */
export const ChatRoom = ({ path, lines: initial, side, isLiving, nonce, ready = [], streamPath = path }: RoomProps) => {
	const { t } = useTranslation("matters");
	const lines = useLines(streamPath, initial, isLiving);
	const end = useRef<HTMLDivElement>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: each new line is brought into view
	useEffect(() => end.current?.scrollIntoView({ block: "nearest" }), [lines.length]);
	return (
		<section aria-label={t("chat.title")} className="grid gap-4">
			<div role="log" aria-live="polite">
				<ol className="grid gap-3">
					{lines.map((line) => (
						<Bubble key={line.number} line={line} side={side} />
					))}
				</ol>
				<div ref={end} />
			</div>
			{isLiving ? (
				<WriteLine path={path} nonce={nonce} ready={ready} />
			) : (
				<p className="text-soft">{t("chat.ended")}</p>
			)}
		</section>
	);
};

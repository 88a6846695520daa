import { type ChangeEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import type { Verdict } from "../../../../../scripts/verify-ballots.mjs";
import { useHydrated } from "./useHydrated";

const FILES = ["vote.json", "log.jsonl", "checkpoints.jsonl", "fingerprints.jsonl"];

type Folder = Record<string, string | undefined>;

const download = async (folder: string): Promise<Folder> => {
	const texts = FILES.map(async (name) => {
		const response = await fetch(`${folder}/${name}`, { cache: "no-store" });
		return [name, response.ok ? await response.text() : undefined] as const;
	});
	return Object.fromEntries(await Promise.all(texts));
};

/** The files a person chose: those of a published folder, the others are receipts. */
const read = async (chosen: FileList) => {
	const files = await Promise.all([...chosen].map(async (file) => [file.name, await file.text()] as const));
	return {
		folder: Object.fromEntries(files.filter(([name]) => FILES.includes(name))),
		receipts: files.filter(([name]) => !FILES.includes(name) && name.endsWith(".txt")).map(([, text]) => text),
	};
};

const VerdictView = ({ verdict, words }: { verdict: Verdict; words: string[] }) => {
	const { t } = useTranslation("ballots");
	const isRight = verdict.faults.length === 0;
	return (
		<Alert tone={isRight ? "success" : "danger"} title={words[0] ?? ""} live>
			{words[1] ? <p>{words[1]}</p> : null}
			<ul className="list-disc ps-5">
				{isRight
					? verdict.options.map(({ id, title }) => (
							<li key={id}>{t("secret.box.line", { title, votes: verdict.result?.votes[id] ?? 0 })}</li>
						))
					: words.slice(2).map((word) => <li key={word}>{word}</li>)}
			</ul>
		</Alert>
	);
};

/** Runs the standalone verifier in this browser: on what the city publishes now, or on a folder somebody kept. */
export const Recount = ({ folder }: { folder: string }) => {
	const { t, i18n } = useTranslation("ballots");
	const hydrated = useHydrated();
	const [isBusy, setBusy] = useState(false);
	const [shown, setShown] = useState<{ verdict: Verdict; words: string[] } | null>(null);
	if (!hydrated) return <p className="text-soft">{t("secret.box.noScript")}</p>;
	const judge = async (load: () => Promise<{ folder: Folder; receipts: string[] }>) => {
		setBusy(true);
		setShown(null);
		const { verifyFolder, say, namesOf } = await import("../../../../../scripts/verify-ballots.mjs");
		const { folder: files, receipts } = await load();
		const verdict = await verifyFolder(files, { receipts });
		const { faults, result } = verdict;
		const figures = result && [result.cards, result.ballots, result.voided, result.invalid];
		const won = result?.winners ? say(i18n.language, "winners", namesOf(result.winners, verdict.options)) : "";
		const words = [
			say(i18n.language, faults.length === 0 ? "right" : "refused"),
			figures ? `${say(i18n.language, "figures", ...figures)} ${won}` : "",
			...faults.map(({ code, about }) => say(i18n.language, code, ...about)),
		];
		setShown({ verdict, words: [...new Set(words)] });
		setBusy(false);
	};
	const onChoose = (event: ChangeEvent<HTMLInputElement>) => {
		const { files } = event.currentTarget;
		if (files && files.length > 0) void judge(() => read(files));
	};
	return (
		<div className="grid gap-4">
			<div>
				<Button
					type="button"
					aria-busy={isBusy}
					onClick={() => void judge(async () => ({ folder: await download(folder), receipts: [] }))}
				>
					{t(isBusy ? "secret.box.recounting" : "secret.box.recount")}
				</Button>
			</div>
			{shown ? <VerdictView {...shown} /> : null}
			<label className="grid gap-1">
				<span className="font-medium">{t("secret.box.recountFiles")}</span>
				<input type="file" multiple accept=".json,.jsonl,.txt" className="control" onChange={onChoose} />
			</label>
		</div>
	);
};

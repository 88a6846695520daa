import { Form } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { Steps } from "~/ui/Steps";
import { BUREAU } from "../../secret/format";
import { ShareCard } from "./ShareCard";
import { canSeal, useHydrated } from "./useHydrated";

type Key = { publicKey: string; codes: string[] };

/** The bureau's key, made in this browser; its public half and its shares in words. */
const makeKey = async (): Promise<Key> => {
	const { makeBureauKey } = await import("../../secret/bureau");
	const { writeCode } = await import("../../secret/codes");
	const { encode } = await import("../../secret/card");
	const { publicKey, shares } = await makeBureauKey();
	return { publicKey: encode(publicKey), codes: await Promise.all(shares.map(writeCode)) };
};

type NamesProps = { names: string[]; onName: (index: number, name: string) => void; onDone: () => void };

const Names = ({ names, onName, onDone }: NamesProps) => {
	const { t } = useTranslation("ballots");
	return (
		<form
			className="grid gap-4"
			onSubmit={(event) => {
				event.preventDefault();
				onDone();
			}}
		>
			<fieldset className="grid gap-4">
				<legend className="mb-3 font-semibold">{t("secret.ceremony.names")}</legend>
				{names.map((name, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: the places of the bureau never move
					<label key={index} className="grid gap-1">
						<span className="font-medium">{t("secret.ceremony.member", { number: index + 1 })}</span>
						<input
							className="control"
							required
							minLength={2}
							maxLength={80}
							autoComplete="off"
							value={name}
							onChange={(event) => onName(index, event.currentTarget.value)}
						/>
					</label>
				))}
			</fieldset>
			<div>
				<Button>{t("secret.ceremony.make")}</Button>
			</div>
		</form>
	);
};

const Install = ({ names, publicKey }: { names: string[]; publicKey: string }) => {
	const { t } = useTranslation("ballots");
	return (
		<Form method="post" className="grid gap-4">
			<Alert tone="success" title={t("secret.ceremony.doneTitle")}>
				{t("secret.ceremony.done")}
			</Alert>
			<input type="hidden" name="bureauKey" value={publicKey} />
			{names.map((name) => (
				<input key={name} type="hidden" name="trustees" value={name} />
			))}
			<div>
				<Button>{t("secret.ceremony.install")}</Button>
			</div>
		</Form>
	);
};

const stepOf = (handed: number | null) => (handed === null ? 0 : handed < BUREAU.members ? 1 : 2);

/** The bureau's key: five names, a key made here, its five shares handed out one after the other, each shown once. */
export const KeyCeremony = ({ title }: { title: string }) => {
	const { t } = useTranslation("ballots");
	const hydrated = useHydrated();
	const [names, setNames] = useState<string[]>(Array.from({ length: BUREAU.members }, () => ""));
	const [key, setKey] = useState<Key | null>(null);
	const [handed, setHanded] = useState(0);
	if (!hydrated) return <Alert tone="warning">{t("secret.ceremony.noScript")}</Alert>;
	if (!canSeal()) return <Alert tone="danger">{t("secret.vote.noCrypto")}</Alert>;
	const current = stepOf(key ? handed : null);
	const state = (step: number) => (step < current ? "done" : step === current ? "current" : "todo");
	const hand = () => {
		// What has been handed out is forgotten here.
		setKey((known) => known && { ...known, codes: known.codes.map((code, index) => (index === handed ? "" : code)) });
		setHanded(handed + 1);
	};
	return (
		<div className="grid gap-8">
			<div className="no-print">
				<Steps
					steps={(["names", "shares", "install"] as const).map((step, index) => ({
						...{ label: t(`secret.ceremony.steps.${step}`), state: state(index) },
					}))}
				/>
			</div>
			{key === null ? (
				<Names
					names={names}
					onName={(index, name) => setNames(names.map((old, place) => (place === index ? name : old)))}
					onDone={() => void makeKey().then(setKey)}
				/>
			) : handed < BUREAU.members ? (
				<ShareCard
					key={handed}
					{...{ title, number: handed + 1, name: names[handed] ?? "", code: key.codes[handed] ?? "", onHanded: hand }}
				/>
			) : (
				<Install names={names} publicKey={key.publicKey} />
			)}
		</div>
	);
};

import { useSubmit } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { BUREAU } from "../../secret/format";
import { canSeal, useHydrated } from "./useHydrated";

/** A share, in bytes: 32 of the key and the number of the share. */
const SHARE = 33;

type Joined = { secret: string } | { mistyped: number[] } | { wrong: true };

/** The bureau's secret from typed shares; says which were mistyped, or that they do not make the key of this vote. */
const join = async (typed: string[], bureauKey: string): Promise<Joined> => {
	const { joinShares } = await import("../../secret/bureau");
	const { readCode } = await import("../../secret/codes");
	const { decode, encode } = await import("../../secret/card");
	const shares = await Promise.all(typed.map((code) => readCode(code, SHARE)));
	const mistyped = shares.flatMap((share, index) => (share ? [] : [index]));
	if (mistyped.length > 0) return { mistyped };
	const read = shares.filter((share) => share !== null);
	const secret = await joinShares(read, decode(bureauKey)).catch(() => null);
	return secret ? { secret: encode(secret) } : { wrong: true };
};

type ShareFieldProps = { index: number; name: string; fault: boolean; value: string; onType: (text: string) => void };

const ShareField = ({ index, fault, value, onType }: Omit<ShareFieldProps, "name">) => {
	const { t } = useTranslation("ballots");
	const id = `share-${index}`;
	return (
		<div>
			<label htmlFor={id} className="font-semibold">
				{t("secret.opening.share", { number: index + 1 })}
			</label>
			<textarea
				id={id}
				rows={3}
				className="control mt-1 font-mono"
				autoComplete="off"
				spellCheck={false}
				value={value}
				aria-invalid={fault || undefined}
				aria-describedby={fault ? `${id}-fault` : undefined}
				onChange={(event) => onType(event.currentTarget.value)}
			/>
			{fault ? (
				<p id={`${id}-fault`} className="mt-1.5 font-semibold text-danger">
					{t("secret.opening.mistyped")}
				</p>
			) : null}
		</div>
	);
};

/** Three trustees type their shares; the key is put together in this browser, then published with the log. */
export const OpenBoxForm = ({ bureauKey, refusal }: { bureauKey: string; refusal: string | null }) => {
	const { t } = useTranslation("ballots");
	const hydrated = useHydrated();
	const submit = useSubmit();
	const [typed, setTyped] = useState<string[]>(Array.from({ length: BUREAU.needed }, () => ""));
	const [faults, setFaults] = useState<number[]>([]);
	const [isWrong, setWrong] = useState(false);
	if (!hydrated) return <Alert tone="warning">{t("secret.opening.noScript")}</Alert>;
	if (!canSeal()) return <Alert tone="danger">{t("secret.vote.noCrypto")}</Alert>;
	const open = async (event: FormEvent) => {
		event.preventDefault();
		const joined = await join(typed, bureauKey);
		setFaults("mistyped" in joined ? joined.mistyped : []);
		setWrong("wrong" in joined);
		if ("secret" in joined) submit({ bureauSecret: joined.secret }, { method: "post" });
	};
	return (
		<form className="grid gap-5" onSubmit={(event) => void open(event)} noValidate>
			{isWrong ? (
				<Alert tone="danger" live>
					{t("secret.opening.wrong")}
				</Alert>
			) : null}
			{refusal ? (
				<Alert tone="danger" live>
					{refusal}
				</Alert>
			) : null}
			{typed.map((value, index) => (
				<ShareField
					// biome-ignore lint/suspicious/noArrayIndexKey: the places never move
					key={index}
					{...{ index, value, fault: faults.includes(index) }}
					onType={(text) => setTyped(typed.map((old, place) => (place === index ? text : old)))}
				/>
			))}
			<div>
				<Button>{t("secret.opening.submit")}</Button>
			</div>
		</form>
	);
};

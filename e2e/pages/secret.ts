import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { atVoteDesk, unique } from "./votes";

const bureau = ["Awa Diallo", "Bruno Petit", "Chloé Morin", "David Le Gall", "Emma Rossi"];

/** A published consultation with a secret vote whose bureau has its key, built through the pages; the bureau's shares. */
export const aSecretVoteUnderWay = async (official: Page, { options, limit }: { options: string[]; limit: number }) => {
	const title = unique("Quel nom pour l’école");
	const summary = "Les habitants choisissent en secret le nom de la nouvelle école.";
	const { voteDesk } = await atVoteDesk(official, { title, summary });
	await official.locator('[name="limit"]').fill(String(limit));
	await official.locator('[name="plain"]').fill(options.join("\n"));
	await official.locator('[name="level"][value="secret"]').check();
	await official.locator('[name="earlyClose"]').check();
	await official.getByRole("button", { name: /Mettre au vote|Remplacer/ }).click();
	await official.getByRole("link", { name: "Réunir le bureau" }).click();
	const shares = await holdCeremony(official);
	const votePage = await official.getByRole("link", { name: "Voir la page du vote" }).getAttribute("href");
	return { title, voteDesk, votePage: votePage ?? "", shares };
};

/** The five trustees give their names and take their shares, each shown once. */
const holdCeremony = async (official: Page): Promise<string[]> => {
	for (const [index, name] of bureau.entries()) await official.getByLabel(`Membre ${index + 1}`).fill(name);
	await official.getByRole("button", { name: "Fabriquer la clé" }).click();
	const shares: string[] = [];
	for (const [index, name] of bureau.entries()) {
		await expect(official.getByRole("heading", { name: `Part ${index + 1} sur 5, pour ${name}` })).toBeVisible();
		shares.push((await official.getByLabel("Part de la clé").textContent()) ?? "");
		await official.getByRole("button", { name: `${name} a sa part, continuer` }).click();
	}
	await official.getByRole("button", { name: "Mettre la clé en place" }).click();
	await expect(official.getByText(/La clé est en place\./)).toBeVisible();
	return shares;
};

/** Three trustees open the box of a closed vote. */
export const openTheBox = async (official: Page, voteDesk: string, shares: string[]) => {
	await official.goto(`${voteDesk}/open-box`);
	for (const [index, share] of shares.entries()) await official.getByLabel(`Part du membre ${index + 1}`).fill(share);
	await official.getByRole("button", { name: "Ouvrir l’urne et publier la clé" }).click();
};

export const closeEarly = async (official: Page, voteDesk: string) => {
	await official.goto(`${voteDesk}/close`);
	await official.locator('[name="reason"]').fill("Le conseil d’école se réunit plus tôt que prévu.");
	await official.getByRole("button", { name: "Clore le vote" }).click();
	await expect(official).toHaveURL(new RegExp(`${voteDesk}$`));
};

/** The published files of a box in a new folder, with libsodium beside them: what an outsider has. */
export const anOutsidersFolder = async (
	page: Page,
	votePage: string,
	change: (name: string, text: string) => string,
) => {
	const folder = mkdtempSync(join(tmpdir(), "parvis-outsider-"));
	mkdirSync(folder, { recursive: true });
	symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
	for (const name of ["vote.json", "log.jsonl", "checkpoints.jsonl", "fingerprints.jsonl", "verify-ballots.mjs"]) {
		const answer = await page.request.get(`${votePage}/box/${name}`);
		expect(answer.status(), name).toBe(200);
		writeFileSync(join(folder, name), change(name, await answer.text()));
	}
	return folder;
};

/** Runs the published verifier on a folder, as an outsider does. */
export const recount = (folder: string, ...words: string[]) =>
	new Promise<{ code: number; text: string }>((answer) => {
		execFile("node", ["verify-ballots.mjs", ".", ...words], { cwd: folder }, (error, stdout) =>
			answer({ code: typeof error?.code === "number" ? error.code : 0, text: stdout }),
		);
	});

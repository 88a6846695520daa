import { formatDate } from "~/i18n/format";
import { translator } from "~/i18n/i18next.server";
import { isLanguage, type Language } from "~/i18n/languages";
import type { Context } from "~/server/context.server";
import { storage } from "~/server/storage.server";
import { zip } from "~/server/zip.server";
import { listOwnValues } from "../ledger/own.server";
import { collectGiven, type GivenRows } from "../rights/engine.server";
import { readableExport } from "../rights/readable";

/** The ledger's values are sealed in their table: in the export they are in clear. */
const factsOf = async (context: Context, accountId: string): Promise<GivenRows> => {
	const own = await listOwnValues(context, accountId);
	const rows = own.flatMap(({ key, value, source, at }) => (value === null ? [] : [{ key, value, source, at }]));
	return { table: "facts", rows };
};

const safeName = (name: string) => name.replace(/[^\p{L}\p{N}._-]+/gu, "_").slice(0, 80);

const attachments = async (files: { key: string; name: string }[]) => {
	const found = await Promise.all(files.map(async ({ key, name }) => ({ key, name, bytes: await storage().get(key) })));
	return found.flatMap(({ key, name, bytes }, index) => {
		const extension = key.split(".").at(-1) ?? "bin";
		const full = /\.[a-z0-9]{2,5}$/i.test(name) ? name : `${name}.${extension}`;
		return bytes ? [{ name: `pieces/${index + 1}-${safeName(full)}`, bytes }] : [];
	});
};

/**
 * Makes the archive that a person asked for: their data as JSON, the same as a page that reads well, and their files.
 * Safe to repeat: an export that is ready stays.
 */
export const makeExport = async (context: Context, { exportId }: { exportId: string }): Promise<void> => {
	const { db, now } = context;
	const asked = await db.personalExport.findUnique({ where: { id: exportId } });
	if (!asked || asked.readyAt) return;
	const where = { id: asked.accountId };
	const account = await db.account.findUnique({ where, select: { displayName: true, language: true } });
	if (!account) return;
	const { tables, files } = await collectGiven(context, asked.accountId);
	const given = [await factsOf(context, asked.accountId), ...tables];
	const language: Language = isLanguage(account.language) ? account.language : "fr";
	const at = formatDate(language, now, "moment");
	const about = { language, name: account.displayName, at, tables: given };
	const json = {
		madeAt: now,
		person: account.displayName,
		data: Object.fromEntries(given.map((one) => [one.table, one.rows])),
	};
	const bytes = zip({
		"donnees.json": JSON.stringify(json, null, "\t"),
		"lisez-moi.html": readableExport(translator(language), about),
		...Object.fromEntries((await attachments(files)).map(({ name, bytes }) => [name, bytes])),
	});
	const storageKey = await storage().put(bytes, "zip");
	await db.personalExport.updateMany({
		where: { id: exportId, readyAt: null },
		data: { readyAt: now, storageKey, size: bytes.length },
	});
};
